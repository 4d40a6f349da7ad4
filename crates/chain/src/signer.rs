//! Who signs: keys in this process, or elsewhere.

use std::fmt;
use std::future::{Future, ready};
use std::path::Path;
use std::pin::Pin;

use alloy_primitives::{Address, B256, Signature};
use alloy_signer::SignerSync as _;
use alloy_signer::k256::ecdsa::SigningKey;
use alloy_signer::k256::elliptic_curve::rand_core::OsRng;
use alloy_signer::k256::elliptic_curve::zeroize::Zeroizing;
use alloy_signer_local::{LocalSigner, PrivateKeySigner};

use crate::messages::{Message, Place};

/// Why nothing was signed. Says nothing about the key.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// The key cannot be used.
    #[error("{0}")]
    Unusable(&'static str),
    /// The file of a key cannot be read or written, or the password is another.
    #[error("the keystore cannot be opened: {0}")]
    Keystore(String),
}

/// A signature that somebody is waiting for.
pub type Signing<'a> = Pin<Box<dyn Future<Output = Result<Signature, SignError>> + Send + 'a>>;

/// Signs for one account. The key may be in this process, or where nobody can read it.
pub trait Signer: fmt::Debug + Send + Sync {
    /// For whom.
    fn address(&self) -> Address;

    /// Signs 32 bytes as they are: the hash of a transaction, or the digest of a message.
    fn sign(&self, digest: B256) -> Signing<'_>;
}

/// Signs a message for the contract at a place.
///
/// # Errors
/// When the key cannot be used.
pub async fn sign_message(signer: &dyn Signer, message: &impl Message, at: &Place) -> Result<Signature, SignError> {
    let digest = message.digest(at);
    signer.sign(digest).await
}

/// A key in this process. Its bytes are overwritten when it goes, and shown nowhere; what the reader of keystore files had of them in
/// between is not.
#[derive(Clone)]
pub struct LocalKey(PrivateKeySigner);

impl LocalKey {
    /// A new key, from the system's randomness.
    #[must_use]
    pub fn random() -> Self {
        Self(LocalSigner::from_signing_key(SigningKey::random(&mut OsRng)))
    }

    /// The key of these bytes.
    ///
    /// # Errors
    /// When they are 0, or not below the order of the curve.
    pub fn from_bytes(bytes: &B256) -> Result<Self, SignError> {
        LocalSigner::from_bytes(bytes).map(Self).map_err(|_| SignError::Unusable("these 32 bytes are no key"))
    }

    /// Opens a keystore file of version 3, as wallets and `cast wallet` write them. Takes about a second on purpose.
    ///
    /// # Errors
    /// When there is no such file, it is damaged, or the password is another.
    pub fn open(file: &Path, password: &str) -> Result<Self, SignError> {
        LocalSigner::decrypt_keystore(file, password).map(Self).map_err(|error| SignError::Keystore(error.to_string()))
    }

    /// Writes the key into a folder, encrypted by a password (scrypt, AES-128-CTR), under a file name.
    ///
    /// # Errors
    /// When the file is there already or cannot be written.
    pub fn keep(&self, folder: &Path, name: &str, password: &str) -> Result<(), SignError> {
        let failed = |error: &dyn fmt::Display| SignError::Keystore(error.to_string());
        if folder.join(name).exists() {
            return Err(failed(&"there is a file of that name already"));
        }
        let bytes = Zeroizing::new(self.0.credential().to_bytes());
        LocalSigner::encrypt_keystore(folder, &mut OsRng, bytes.as_slice(), password, Some(name))
            .map_err(|e| failed(&e))?;
        Ok(())
    }
}

impl fmt::Debug for LocalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LocalKey of {}", self.0.address())
    }
}

impl Signer for LocalKey {
    fn address(&self) -> Address {
        self.0.address()
    }

    fn sign(&self, digest: B256) -> Signing<'_> {
        let signature = self.0.sign_hash_sync(&digest);
        Box::pin(ready(signature.map_err(|_| SignError::Unusable("the key cannot sign"))))
    }
}
