"""The site's own settings, as tests need them: a folder of their own and nothing from outside.

`TIPC_DATABASE_URL` is kept, so that the same tests run on SQLite and on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile

for name in [name for name in os.environ if name.startswith("TIPC_")]:
    if name != "TIPC_DATABASE_URL":
        del os.environ[name]

data_dir = tempfile.mkdtemp(prefix="tipc-tests-")
os.mkdir(os.path.join(data_dir, "static"))
atexit.register(shutil.rmtree, data_dir, ignore_errors=True)

os.environ |= {
    "TIPC_PROFILE": "local",
    "TIPC_DATA_DIR": data_dir,
    "TIPC_SECRET_KEY": "a key for tests, which keeps nothing secret from anybody at all",
    "TIPC_BASE_URL": "https://record.example.gov",
    "TIPC_HOSTS": "testserver,record.example.gov,127.0.0.1,localhost",
}

from tipcouncil.settings import *  # noqa: E402, F403 - the environment must stand before it
from tipcouncil.settings import DATABASES, STORAGES  # noqa: E402 - and these two are altered

# Nothing here must outlive a power cut, and a password of a test needs no slow hash.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(data_dir, "tests.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 0
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
