"""gunicorn's settings; why this kind of worker: docs/decisions. Nothing need stand in front."""

import os
import resource
import socket
import struct
import sys

from gunicorn.glogging import Logger
from gunicorn.util import close_graceful
from gunicorn.workers.gthread import ThreadWorker

bind = os.environ.get("TIPC_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("TIPC_WORKERS") or min(2, len(os.sched_getaffinity(0))))

# A thread for each connection being read or answered. Threads are made only when needed and one
# that waits costs little, so the number is high: 400 half-sent requests must not use them up, even
# if one worker gets them all. A thread that waits for SQLite's write lock holds up nobody else.
threads = 500
# Threads plus idle kept-alive connections. Just above `threads`: a full worker stops accepting and
# leaves newcomers to the other one, instead of letting them wait for a thread.
worker_connections = 600
keepalive = 5

timeout = 60  # a worker whose main loop is silent so long is replaced; no limit for a request
graceful_timeout = 20  # a stopping worker waits so long for requests under way; > HEAD_WAIT
max_requests = 20_000  # against slow leaks; jitter so that the workers do not leave together
max_requests_jitter = 5_000
preload_app = False  # so that SIGHUP takes up new code and loses no request

limit_request_line = 4094  # longer: 414
limit_request_fields = 60  # more, or a longer one: 431
limit_request_field_size = 8190
# whose X-Forwarded-Proto is believed
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")

# the heartbeat file: never on a slow disk
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
control_socket_disable = True  # else a socket file appears under HOME
accesslog = None
errorlog = "-"
# The Server header says "gunicorn", without a version, by itself.

# gunicorn's thread worker has two weaknesses, both closed here (only the first closed: worse).
# It never gives up on a half-sent request or an unread answer: now a read or write may wait only so
# many seconds (each, not the whole request). And it parts politely from a client, waiting up to 2 s
# for the client to hang up, in the one loop that accepts everybody: now in the connection's thread.
HEAD_WAIT, WAIT = 15, 30


class Threads(ThreadWorker):
    def handle(self, conn):
        # a limit of the kernel's: gunicorn takes Python's off again before it reads the head
        wait = struct.pack("ll", HEAD_WAIT, 0)
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, wait)
        again = super().handle(conn)  # True: keep alive, False: done, else: nothing came yet
        if again is False:
            close_graceful(conn.sock)
            conn.close = lambda graceful=False: None  # the loop has nothing left to wait for
        return again

    def handle_request(self, req, conn):
        conn.sock.settimeout(WAIT)  # body and answer
        return super().handle_request(req, conn)


worker_class = Threads


class QuietLogger(Logger):
    """One line, not a traceback, for a client that was given up on."""

    def exception(self, msg, *args, **kwargs):
        if isinstance(sys.exc_info()[1], (BlockingIOError, TimeoutError)):
            self.info("Gave up on a client that stopped sending or reading.")
        else:
            super().exception(msg, *args, **kwargs)


logger_class = QuietLogger


def on_starting(server):
    """A connection and its thread's database take up to four file handles; 1,024 is too few."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    want = 8192 if hard == resource.RLIM_INFINITY else min(8192, hard)
    if soft != resource.RLIM_INFINITY and soft < want:
        resource.setrlimit(resource.RLIMIT_NOFILE, (want, hard))
