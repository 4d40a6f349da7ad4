//! Keys, and the files that other programs read as well.

use std::process::Command;

use alloy_primitives::B256;
use chain::signer::{LocalKey, SignError, Signer as _};

const PASSWORD: &str = "four words in line";

#[tokio::test]
async fn a_key_signs_for_its_account_and_is_not_shown() {
    let key = LocalKey::from_bytes(&B256::repeat_byte(0x5a)).unwrap();
    let digest = B256::repeat_byte(7);
    let signature = key.sign(digest).await.unwrap();
    assert_eq!(signature.recover_address_from_prehash(&digest).unwrap(), key.address());
    assert!(!format!("{key:?}").to_lowercase().contains("5a5a5a"));
    assert!(matches!(LocalKey::from_bytes(&B256::ZERO), Err(SignError::Unusable(_))));
}

#[test]
fn a_key_is_kept_under_a_password() {
    let folder = tempfile::tempdir().unwrap();
    let key = LocalKey::random();
    key.keep(folder.path(), "relayer", PASSWORD).unwrap();
    assert!(matches!(key.keep(folder.path(), "relayer", PASSWORD), Err(SignError::Keystore(_))));
    let file = folder.path().join("relayer");
    assert_eq!(LocalKey::open(&file, PASSWORD).unwrap().address(), key.address());
    assert!(matches!(LocalKey::open(&file, "another"), Err(SignError::Keystore(_))));
    let cast = Command::new(chain::testing::tool("cast"))
        .args(["wallet", "address", "--password", PASSWORD, "--keystore"])
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&cast.stdout).trim(), key.address().to_string());
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, &text[..text.len() / 2]).unwrap();
    assert!(matches!(LocalKey::open(&file, PASSWORD), Err(SignError::Keystore(_))));
}
