"""Django's rules for passwords, said in plain Dutch."""

from django.contrib.auth import password_validation as django


class MinimumLength(django.MinimumLengthValidator):
    def get_error_message(self):
        return f"Neem minstens {self.min_length} tekens."


class NotLikeYou(django.UserAttributeSimilarityValidator):
    def __init__(self):
        super().__init__(user_attributes=("name", "email"))

    def get_error_message(self):
        return "Dit lijkt te veel op je naam of je e-mailadres."


class NotCommon(django.CommonPasswordValidator):
    def get_error_message(self):
        return "Dit wachtwoord gebruiken te veel mensen."


class NotJustDigits(django.NumericPasswordValidator):
    def get_error_message(self):
        return "Neem niet alleen cijfers."
