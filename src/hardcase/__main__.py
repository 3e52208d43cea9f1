"""`python -m hardcase` is the command `hardcase`."""

import sys

from hardcase.cli import main

sys.exit(main())
