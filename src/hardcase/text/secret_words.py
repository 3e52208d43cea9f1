"""Words by which people tell a password, a PIN, a code or a security word: English, Swedish, German, Spanish.

Written for folded text. No language is asked for: a secret is one in whatever sentence it stands.
"""

LOG_IN = (
    r"passwords?|passphrase|passcode|lösenord(?:et)?|passwort|kennwort|contraseña|clave de acceso|log-?in and password"
)
WORD = (
    r"(?:security|memorable|secret|safe|code) ?word|security answer|mother's maiden name|säkerhetsord(?:et)?|"
    r"kodord(?:et)?|sicherheitswort|codewort|palabra (?:de seguridad|secreta|clave)"
)
PIN = r"pin(?:[ -]?(?:code|number|kod|koden|nummer))?|pinkod(?:en)?|geheimzahl|código pin|número pin"
CODE = (
    r"(?:one[ -]time|verification|security|log-?in|sign-?in|authentication|authenticator|two[ -]factor|2fa|otp|sms|"
    r"passcode|engångs|verifierings|säkerhets|inloggnings|einmal|bestätigungs|sicherheits|anmelde)[ -]?"
    r"(?:pass ?code|passwords?|pins?|codes?|kod(?:en)?|lösenord(?:et)?|passwort)|otp|cvv|cvc|"
    r"código de (?:verificación|seguridad|un solo uso|acceso|inicio de sesión)"
)
"""Codes that prove who somebody is; a discount code or a booking code proves nothing."""

_OF = r"(?: (?:for|to|of|on|till|för|på|till|für|zu|de|para) (?:[\w'@.-]{1,40} ){0,4}[\w'@.-]{1,40})?"
STATES = (
    _OF + r"(?: ?[:=] ?| (?:is|was|are|är|var|ist|war|lautet|lautete|es|era)(?: now| still| nu| jetzt| ahora)?"
    r"(?: set to| reset to| ändrat till)?:? | (?:has been |was |is )?(?:now )?(?:set|reset|changed) to:? )"
)
"""What stands between the name of a secret and its value."""

NO_CODE = (
    r"(?:error|postal|post|zip|area|country|dialling|dialing|sort|product|item|article|discount|promo(?:tion(?:al)?)?|"
    r"voucher|coupon|gift|booking|confirmation|reservation|reference|order|tracking|status|bar|qr|swift|branch|return|"
    r"colou?r|model|fel|rabatt|boknings?|produkt|artikel|fehler|gutschein|buchungs)[ -]?(?:code|kod|koden)|"
    r"código (?:postal|de (?:error|descuento|reserva|producto|pedido|promoción|país))|checkout|discount|voucher|coupon|"
    r"% off|rabatt|gutschein|descuento|kassan|kasse|locker|parcel|pick ?up|e\.g|for example|z\.b|"
    r"till exempel|por ejemplo"
)
"""Codes that are no secret, and samples."""

NO_VALUES = (
    r"correct|incorrect|wrong|right|invalid|valid|secure|insecure|weak|strong|safe|unsafe|private|secret|personal|"
    r"confidential|case|reset|set|needed|required|missing|gone|unknown|different|same|fine|okay|good|important|"
    r"something|"
    r"anything|"
    r"nothing|yours|mine|theirs|what|that|this|these|there|here|only|still|also|just|really|very|always|never|known|"
    r"long|short|longer|shorter|weird|easy|hard|sent|kept|shown|hidden|lost|stolen|broken|unique|both|your|their|"
    r"from|with|when|where|which|about|above|below|enough|today|then|\w+(?:ed|ing|able|ible|ive|ful|less|ous|ly)|"
    r"korrekt|fel|rätt|ogiltigt|giltigt|svagt|starkt|säkert|hemligt|privat|unikt|borta|samma|för|inte|"
    r"\w+(?:at|ats|ligt|igt)|"
    r"falsch|richtig|korrekt|ungültig|gültig|schwach|stark|sicher|geheim|weg|nicht|gleich|abgelaufen|"
    r"\w+(?:iert|lich|bar|ig)|"
    r"correcta?|incorrecta?|válida?|inválida?|débil|segura?|secreta?|privada?|errónea?|misma?|otra|distinta|"
    r"\w+(?:ada|ido|ida)"
)
"""What is said of a password and is none."""
