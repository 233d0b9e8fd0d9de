"""Says in words why a server could not listen, before `make run` does anything else.

Run as `python deploy/port_is_free.py 127.0.0.1:8000`; exit 1: it could not.
"""

import errno
import socket
import sys
from urllib.parse import urlsplit

WRONG = "TIPC_BIND is “{bind}”. Write it as 127.0.0.1:8000: an address of this machine and a port."
TAKEN = (
    "Another program listens at {bind} already. If it is this site, from an earlier “make run”,"
    " open http://{bind}/ or stop it there with Ctrl-C. Else choose another port:\n"
    "    make run TIPC_BIND=127.0.0.1:{other}"
)
FORBIDDEN = (
    "You may not listen at {bind}: choose a port above 1023.\n    make run TIPC_BIND=127.0.0.1:8000"
)


def trouble(bind):
    """Why nothing can listen there; empty where it can."""
    try:
        place = urlsplit(f"//{bind}")
        host, port = place.hostname or "", place.port
        if port is None:
            return WRONG.format(bind=bind)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return TAKEN.format(bind=bind, other=port + 1 if port < 65_535 else 8000)
        if error.errno in (errno.EACCES, errno.EPERM):
            return FORBIDDEN.format(bind=bind)
        return WRONG.format(bind=bind)
    except ValueError:
        return WRONG.format(bind=bind)
    return ""


if __name__ == "__main__":
    sys.exit(trouble(sys.argv[1]) or 0)
