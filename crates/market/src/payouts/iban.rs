use std::fmt;

use super::PayoutError;

/// How long the account numbers of each country are, by the IBAN registry.
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BI", 27),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DJ", 27),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FK", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HN", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MN", 20),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NI", 28),
    ("NL", 18),
    ("NO", 15),
    ("OM", 23),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("RU", 33),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("YE", 30),
];

/// An account number whose length and checksum are right. It prints masked: the whole number leaves by [`Iban::whole`] alone.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Iban(String);

impl Iban {
    /// Reads an IBAN with or without spaces, in letters of either case.
    ///
    /// # Errors
    /// When the country has no IBANs, or the length or the checksum is wrong.
    pub fn parse(text: &str) -> Result<Self, PayoutError> {
        let number: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let sound = number.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let country = number.get(..2).unwrap_or_default();
        let length = LENGTHS.iter().find(|(known, _)| *known == country).map(|(_, length)| *length);
        if !sound || length != Some(number.len()) || remainder(&number) != Some(1) {
            return Err(PayoutError::Iban);
        }
        Ok(Self(number))
    }

    /// The whole number, for the bank.
    #[must_use]
    pub fn whole(&self) -> &str {
        &self.0
    }

    /// Country and the last four digits: enough to know one's own account by, too little to use.
    #[must_use]
    pub fn masked(&self) -> String {
        let (country, end) = (self.0.get(..2).unwrap_or_default(), self.0.len().saturating_sub(4));
        format!("{country} •••• {}", self.0.get(end..).unwrap_or_default())
    }
}

/// The number with its first four characters at the end and letters as 10 to 35, modulo 97 (ISO 7064).
fn remainder(number: &str) -> Option<u32> {
    let (head, rest) = number.split_at_checked(4)?;
    let mut left = 0;
    for c in rest.chars().chain(head.chars()) {
        let value = c.to_digit(36)?;
        left = (left * if value > 9 { 100 } else { 10 } + value) % 97;
    }
    Some(left)
}

impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Iban({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::Iban;

    #[test]
    fn checksum_and_length_are_looked_at() {
        for fine in ["DE89 3704 0044 0532 0130 00", "gb82west12345698765432", "NO9386011117947", "BE68539007547034"] {
            assert!(Iban::parse(fine).is_ok(), "{fine}");
        }
        for wrong in [
            "",
            "DE",
            "DE88370400440532013000",
            "DE8937040044053201300",
            "DE893704004405320130000",
            "XX89370400440532013000",
            "DE89-3704-0044-0532-0130-00",
            "ĐE89370400440532013000",
            "NO938601111794",
        ] {
            assert!(Iban::parse(wrong).is_err(), "{wrong}");
        }
        // Two digits that changed places.
        assert!(Iban::parse("DE89370400440532010300").is_err());
    }

    #[test]
    fn it_prints_masked() {
        let iban = Iban::parse("DE89370400440532013000").unwrap();
        assert_eq!(iban.masked(), "DE •••• 3000");
        assert!(!format!("{iban:?}").contains("0532"));
        assert_eq!(iban.whole().len(), 22);
    }
}
