//! A certificate for one run. No authority vouches for it: the browser accepts it by the hash of
//! its key.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::CertifiedKey;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::Path;

/// The file with the certificate.
pub const CERTIFICATE: &str = "certificate.pem";

/// The file with its private key.
pub const KEY: &str = "key.pem";

/// A new certificate for 127.0.0.1.
pub struct Certificate {
    /// SHA-256 of the certificate's `SubjectPublicKeyInfo` (RFC 5280) in DER, in base64.
    pub key_hash: String,
    pair: CertifiedKey,
}

impl Certificate {
    /// Creates a key and signs its certificate with it.
    ///
    /// # Panics
    /// When the system provides no random numbers.
    pub fn new() -> Self {
        let pair = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()])
            .expect("a certificate can be made");
        let key_hash = STANDARD.encode(Sha256::digest(pair.key_pair.public_key_der()));
        Self { key_hash, pair }
    }

    /// Writes both files to a folder.
    ///
    /// # Panics
    /// When they cannot be written.
    pub fn write(&self, folder: &Path) {
        let write = |name, text| fs::write(folder.join(name), text);
        write(CERTIFICATE, self.pair.cert.pem()).expect("the certificate can be written");
        write(KEY, self.pair.key_pair.serialize_pem()).expect("the key can be written");
    }
}
