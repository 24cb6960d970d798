"""How long hypothesis tries: briefly in `make test`, long in `make soak` (`--hypothesis-profile=soak`)."""

from hypothesis import HealthCheck, settings

# Two cores may be busy with other things: no deadline says anything about the program.
settings.register_profile("test", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("test")
