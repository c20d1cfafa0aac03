"""How a court signs what it files, written from docs/filing.md alone."""

import json
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ORDER = (
    "court", "caseNumber", "kind", "orderedOn", "obligationAroseOn", "principalMinorUnits",
    "currency", "costsMinorUnits", "creditor", "liability", "isFinal", "reasons", "confirmedOn",
    "signedBy",
)


class CourtKey:
    """The secret of a court, and its number as a subscriber."""

    def __init__(self, number, secret=None):
        self.number = number
        self.key = (
            Ed25519PrivateKey.from_private_bytes(b64decode(secret))
            if secret else Ed25519PrivateKey.generate()
        )

    @property
    def public(self):
        return b64encode(
            self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        ).decode()

    def signed(self, identity, order, synthetic=True):
        """The body of a filing about one person, with its signature."""
        address = identity["address"]
        debtor = {name: identity.get(name) for name in (
            "givenName", "familyName", "dateOfBirth", "nationalIdentifier",
        )} | {name: address[name] for name in ("street", "postalCode", "town", "country")}
        filing = {
            "court": self.number, "debtor": debtor,
            "order": {name: order.get(name) for name in ORDER},
        }
        line = json.dumps(filing, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        signature = self.key.sign(b"recourse/filing/v1\n" + line.encode())
        return {
            "debtor": identity, "isSynthetic": synthetic, "order": order,
            "signature": b64encode(signature).decode(),
        }
