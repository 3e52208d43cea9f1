"""Nothing to set up: the hardcase plugin gives every test here its fixtures."""
