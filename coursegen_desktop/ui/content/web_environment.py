"""What Chromium must be told before it starts. Imports no Qt, so that start-up may call it."""

import logging
import os

log = logging.getLogger(__name__)

FLAGS_VARIABLE = "QTWEBENGINE_CHROMIUM_FLAGS"

# The page asks the network for nothing; these close what no other layer sees, such as a
# preconnect: every name is unknown, and the only proxy is a closed port of this machine.
_FLAGS = (
    '--host-resolver-rules="MAP * ~NOTFOUND"',
    "--proxy-server=socks5://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-breakpad",
    "--no-pings",
    "--disable-features=SpeculationRules,Prerender2",
)
_NO_SANDBOX = "--no-sandbox"


def web_environment() -> None:
    """Set Chromium's flags in the environment; call it once, before the application starts.

    Flags that are there already stay. Chromium refuses its sandbox to root (a container, as a
    rule), and only there it is switched off.
    """
    present = os.environ.get(FLAGS_VARIABLE, "").strip()
    wanted = [flag for flag in _FLAGS if flag.split("=")[0] not in present]
    if _is_root() and _NO_SANDBOX not in present:
        wanted.append(_NO_SANDBOX)
        log.info("running as root: lessons are shown without Chromium's sandbox")
    os.environ[FLAGS_VARIABLE] = " ".join(filter(None, (present, *wanted)))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
