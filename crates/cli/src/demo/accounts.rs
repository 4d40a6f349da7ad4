use std::path::Path;

use anyhow::Context as _;
use base::{Rng as _, SplitMix};
use serde::{Deserialize, Serialize};

use crate::private;

const FILE: &str = "demo-accounts.toml";

/// The demo's sign-ins. The password is made for each data folder and kept in it, readable by its owner alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Accounts {
    /// The password of all of them.
    pub(super) password: String,
}

/// Who can sign in: address, name, and what they see.
pub(super) const OPERATOR: (&str, &str) = ("olga@demo.example", "Olga Operator");
pub(super) const BRAND: (&str, &str) = ("greta@demo.example", "Greta Brand");
pub(super) const CUSTOMER: (&str, &str) = ("carl@demo.example", "Carl Customer");

/// The address a seller of the tour signs in with.
pub(super) fn seller_address(handle: &str) -> String {
    format!("{handle}@demo.example")
}

impl Accounts {
    /// The sign-ins of this data folder.
    pub(super) fn load_or_make(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join(FILE);
        if path.exists() {
            let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            return toml::from_str(&text).with_context(|| format!("{} is damaged", path.display()));
        }
        let accounts = Self::make()?;
        private::write(&path, &toml::to_string(&accounts)?)
            .with_context(|| format!("cannot write {}", path.display()))?;
        Ok(accounts)
    }

    /// New sign-ins: four words that are easy to type, 40 bits in all, for a server on this machine.
    pub(super) fn make() -> anyhow::Result<Self> {
        const STARTS: [&str; 32] = [
            "bu", "be", "bo", "da", "de", "do", "fa", "fe", "fi", "ga", "go", "ha", "he", "ka", "ke", "ko", "la", "le",
            "li", "lo", "ma", "me", "mi", "mo", "na", "no", "pa", "pe", "ra", "ro", "sa", "to",
        ];
        const ENDS: [&str; 32] = [
            "bel", "den", "der", "din", "dor", "fan", "fer", "gel", "gon", "kel", "ken", "lan", "lem", "len", "lin",
            "lor", "man", "mel", "min", "mon", "nel", "net", "per", "pin", "ran", "rel", "rol", "ron", "sel", "sun",
            "tan", "ver",
        ];
        let mut seed = [0_u8; 8];
        getrandom::fill(&mut seed).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
        let mut rng = SplitMix::new(u64::from_le_bytes(seed));
        let mut word = || {
            let mut part = |parts: &[&'static str; 32]| parts[usize::try_from(rng.below(32)).unwrap_or_default()];
            format!("{}{}", part(&STARTS), part(&ENDS))
        };
        Ok(Self { password: [word(), word(), word(), word()].join("-") })
    }
}

#[cfg(test)]
mod tests {
    use super::{Accounts, FILE};

    #[test]
    fn a_folder_keeps_its_password_to_itself() {
        let folder = tempfile::tempdir().unwrap();
        let first = Accounts::load_or_make(folder.path()).unwrap();
        assert_eq!(Accounts::load_or_make(folder.path()).unwrap().password, first.password);
        assert_ne!(Accounts::make().unwrap().password, first.password);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
