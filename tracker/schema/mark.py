"""How a database is known to be ours, and of which version."""

VERSION = 3  #: of the tables; a migration adds one
APPLICATION_ID = 0x74726B72  #: "trkr" in the file's header
