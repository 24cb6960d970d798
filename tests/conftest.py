"""What every test stands on: Ctrl-C is heard, and how long hypothesis tries.

Hypothesis tries briefly in `make test`, long in `make soak` (`--hypothesis-profile=soak`).
"""

import signal

from hypothesis import HealthCheck, settings

# A shell starts what it runs in the background deaf to Ctrl-C, and every process that a test starts would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Two cores may be busy with other things: no deadline says anything about the program.
settings.register_profile("test", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("test")
