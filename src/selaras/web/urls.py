"""The addresses of the pages."""

from django.urls import path

from selaras.web.frame import answers, look
from selaras.web.signin import views as signin

urlpatterns = [
    path("signin/", signin.signin, name="signin"),
    path("signout/", signin.signout, name="signout"),
    path("look/", look.look, name="look"),
    path("health", answers.health, name="health"),
    path("help/keyboard/", answers.keyboard, name="help-keyboard"),
]
