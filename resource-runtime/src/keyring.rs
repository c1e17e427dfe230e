//! Keys of this installation, in one file that its owner alone can read.
//!
//! The file has one line per key: its id, a colon, and 32 bytes in hexadecimal. The first line is the
//! key for new work, the others stay for what older ones have made. Cursors are signed with them, and
//! encrypted fields take keys of their own from the same bytes.

mod cipher;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use aes_gcm::Aes256Gcm;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

pub use self::cipher::Unopened;
use crate::error::{Error, Result};

/// The keys, newest first.
#[derive(Clone)]
pub struct Keyring {
    keys: Vec<Key>,
    #[cfg(debug_assertions)]
    gullible: bool,
}

#[derive(Clone)]
struct Key {
    id: u32,
    bytes: [u8; 32],
    /// Of encrypted fields.
    cipher: Aes256Gcm,
}

impl Key {
    fn new(id: u32, bytes: [u8; 32]) -> Key {
        Key { id, bytes, cipher: cipher::derived(&bytes) }
    }
}

impl Keyring {
    /// A ring with one new random key, which is lost with the process.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn random() -> Result<Keyring> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| Error::internal(format!("no random numbers: {error}")))?;
        Ok(Keyring::of(vec![Key::new(1, bytes)]))
    }

    fn of(keys: Vec<Key>) -> Keyring {
        Keyring {
            keys,
            #[cfg(debug_assertions)]
            gullible: false,
        }
    }

    /// The same keys without the fence that a MAC is: whatever claims to be signed counts as signed. Tests
    /// show with it that they would notice; see [`crate::db::leak`]. Release builds have no such thing.
    #[cfg(debug_assertions)]
    #[must_use]
    pub fn gullible(self) -> Keyring {
        Keyring { gullible: true, ..self }
    }

    /// Reads the keyring file, making it with one key and mode 0600 if there is none yet.
    ///
    /// # Errors
    /// When the file cannot be read or written, others may read it, or a line is malformed.
    pub fn open(path: &Path) -> Result<Keyring> {
        match fs::read_to_string(path) {
            Ok(text) => {
                refuse_readable_by_others(path)?;
                Keyring::parse(&text).map_err(|problem| Error::internal(format!("{}: {problem}", path.display())))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Keyring::create(path),
            Err(error) => Err(Error::internal(format!("{}: {error}", path.display()))),
        }
    }

    fn create(path: &Path) -> Result<Keyring> {
        let ring = Keyring::random()?;
        let failed = |error: io::Error| Error::internal(format!("{} cannot be written: {error}", path.display()));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        // Written beside its place and linked into it, so that nobody ever sees half a file.
        let draft = path.with_extension(format!("draft-{}", Uuid::new_v4()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&draft).map_err(failed)?;
        let linked = file.write_all(ring.print().as_bytes()).and_then(|()| file.sync_all());
        let linked = linked.and_then(|()| fs::hard_link(&draft, path));
        fs::remove_file(&draft).map_err(failed)?;
        match linked {
            // Another process was first: its key is the one.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Keyring::open(path),
            linked => linked.map_err(failed)?,
        }
        Ok(ring)
    }

    fn parse(text: &str) -> Result<Keyring, String> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let keys: Vec<Key> = lines
            .map(|(at, line)| {
                parse_key(line).ok_or_else(|| format!("line {} is no `id:64 hexadecimal digits`", at + 1))
            })
            .collect::<Result<_, String>>()?;
        if keys.is_empty() {
            return Err("there is no key; restore the file, or remove it to have a new one made".to_owned());
        }
        Ok(Keyring::of(keys))
    }

    fn print(&self) -> String {
        let line = |key: &Key| {
            let digits: String = key.bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{}:{digits}\n", key.id)
        };
        self.keys.iter().map(line).collect()
    }

    /// The id of the key for new work, and a MAC over `message` for one `purpose`.
    pub fn sign(&self, purpose: &str, message: &[u8]) -> (u32, [u8; 32]) {
        let key = &self.keys[0];
        (key.id, mac(key, purpose, message).finalize().into_bytes().into())
    }

    /// Whether `tag` begins the MAC that the key `id` makes over `message`; compared in constant time.
    pub fn verify(&self, id: u32, purpose: &str, message: &[u8], tag: &[u8]) -> bool {
        #[cfg(debug_assertions)]
        if self.gullible {
            return true;
        }
        let key = self.keys.iter().find(|key| key.id == id);
        tag.len() >= 16 && key.is_some_and(|key| mac(key, purpose, message).verify_truncated_left(tag).is_ok())
    }
}

fn mac(key: &Key, purpose: &str, message: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&key.bytes).expect("HMAC takes keys of any length");
    mac.update(&(purpose.len() as u64).to_be_bytes());
    mac.update(purpose.as_bytes());
    mac.update(message);
    mac
}

fn parse_key(line: &str) -> Option<Key> {
    let (id, digits) = line.trim().split_once(':')?;
    let mut bytes = [0; 32];
    if digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(Key::new(id.parse().ok()?, bytes))
}

#[cfg(unix)]
fn refuse_readable_by_others(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map(|metadata| metadata.permissions().mode());
    match mode {
        Ok(mode) if mode & 0o077 != 0 => Err(Error::internal(format!(
            "{} may be read by others (mode {:o}); run `chmod 600 {}`",
            path.display(),
            mode & 0o777,
            path.display()
        ))),
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn refuse_readable_by_others(_: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_a_private_file_once_and_reads_it_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("state/keyring");
        let made = Keyring::open(&path).expect("made");
        let (id, tag) = made.sign("cursor", b"message");
        let read = Keyring::open(&path).expect("read");
        assert!(read.verify(id, "cursor", b"message", &tag));
        assert!(!read.verify(id, "cursor", b"another", &tag));
        assert!(!read.verify(id, "token", b"message", &tag));
        assert!(!read.verify(id, "cursor", b"message", &tag[..8]));
    }

    #[test]
    fn threads_that_make_it_at_once_have_one_key() {
        let folder = tempfile::tempdir().expect("a folder");
        for round in 0..20 {
            let path = folder.path().join(format!("{round}/keyring"));
            let together = std::sync::Barrier::new(8);
            let rings: Vec<Keyring> = std::thread::scope(|scope| {
                let open = || {
                    together.wait();
                    Keyring::open(&path).expect("made or read")
                };
                let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
                threads.into_iter().map(|thread| thread.join().expect("it ends")).collect()
            });
            let (id, tag) = rings[0].sign("cursor", b"message");
            assert!(rings.iter().all(|ring| ring.verify(id, "cursor", b"message", &tag)));
            let left = fs::read_dir(folder.path().join(round.to_string())).expect("a folder").count();
            assert_eq!(left, 1, "no draft stays behind");
        }
    }

    #[cfg(unix)]
    #[test]
    fn refuses_a_file_that_others_can_read() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring");
        Keyring::open(&path).expect("made");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("permissions");
        let error = Keyring::open(&path).err().expect("refused").to_string();
        assert!(error.contains("chmod 600"), "{error}");
    }
}
