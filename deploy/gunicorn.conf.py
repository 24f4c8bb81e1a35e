"""How gunicorn serves the site: a few processes with threads behind a proxy on the same machine."""

import multiprocessing

bind = "127.0.0.1:8001"
worker_class = "gthread"
workers = multiprocessing.cpu_count() + 1
# A thread mostly waits for the database; SQLite and PostgreSQL alike are fine with this many.
threads = 4
# The proxy keeps its connections to us; close them later than it does.
keepalive = 75
timeout = 30
# A fresh process now and then keeps slow leaks small; not all at the same moment.
max_requests = 10_000
max_requests_jitter = 1_000
# Systemd tells the processes what to do; nothing else needs a way in.
control_socket_disable = True
# Who reads what is nobody's business: no access log here, and none in the proxy's example.
accesslog = None
