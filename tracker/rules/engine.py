"""By which way of reading and grouping stored tags and developments were made."""

#: Goes up when the same stories and the same files come to give other tags, statuses or developments, so that a newer
#: program derives all of them again and never mixes its own with those of an older one.
ENGINE = 3
