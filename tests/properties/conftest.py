"""A long campaign instead of the everyday run: `HYPOTHESIS_PROFILE=campaign pytest tests/properties`."""

import os

from hypothesis import settings

settings.register_profile("campaign", deadline=None, derandomize=False, database=None, max_examples=2000)
if "HYPOTHESIS_PROFILE" in os.environ:
    settings.load_profile(os.environ["HYPOTHESIS_PROFILE"])
