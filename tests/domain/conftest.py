"""How the domain's property tests run."""

from __future__ import annotations

from hypothesis import settings

# Validators are built at first use, which takes its time on a busy machine: no example fails for
# being slow. What has to be fast is measured where it is told.
settings.register_profile("domain", deadline=None)
settings.load_profile("domain")
