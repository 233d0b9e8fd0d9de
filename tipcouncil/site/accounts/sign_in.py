"""Signing in: name and password, with few tries."""

from http import HTTPStatus

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from django.core.exceptions import NON_FIELD_ERRORS

TOO_MANY = "too_many_login_attempts"


class StaffLogin(LoginForm):
    """The field is called “username”, as browsers and password managers know it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Name"
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}

    def add_prefix(self, field_name):
        return super().add_prefix("username" if field_name == "login" else field_name)


class SignIn(LoginView):
    """The sign-in page. After too many wrong tries it answers 429."""

    form_class = StaffLogin

    def form_invalid(self, form):
        response = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, TOO_MANY):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return response


sign_in = SignIn.as_view()
