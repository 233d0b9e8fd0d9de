"""Sign-in for staff: accounts are made by an administrator, and secrets are sealed at rest."""

import base64
import hashlib
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings

from tipcouncil.site.accounts.session_limits import SIGNED_IN

JUST_NOW = 5 * 60  # seconds


class StaffOnly(DefaultAccountAdapter):
    """Nobody can open an account for himself."""

    def is_open_for_signup(self, request):
        return False

    def is_reauthentication_required(self, *, app):
        """The second factor is set up right after signing in, without the password once more."""
        since_sign_in = time.time() - self.request.session.get(SIGNED_IN, 0)
        return since_sign_in > JUST_NOW and super().is_reauthentication_required(app=app)


class SealedSecrets(DefaultMFAAdapter):
    """The second factor's secrets are encrypted with the site's key, which no database holds."""

    @property
    def _seal(self):
        key = hashlib.sha256(b"second factor:" + settings.SECRET_KEY.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(key))

    def encrypt(self, text):
        return self._seal.encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return self._seal.decrypt(encrypted_text.encode()).decode()
