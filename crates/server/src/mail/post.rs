//! How a letter leaves: by a mail server, or into a folder where somebody can read it.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use market::jobs::Failure;
use url::Url;

use super::Letter;

/// How long a mail server may take for one letter.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why mail cannot be sent with these settings.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// No address of a mail server. It may hold a password, so it is not repeated.
    #[error(
        "--smtp-url must look like smtps://user:password@mail.example.com or smtp://user:password@mail.example.com"
    )]
    NoServer,
    /// Something after the address that we do not know.
    #[error(
        "--smtp-url must end with the server's name or port: encryption cannot be switched off. smtps:// encrypts from \
         the first byte (port 465), smtp:// begins with STARTTLS (port 587)"
    )]
    Options,
    /// No address to send from.
    #[error("--mail-from must be an address such as \"Astra <shop@example.com>\"")]
    Sender,
    /// The mail server's name or the machine's certificates cannot be used.
    #[error("the mail server cannot be used: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
}

/// Where letters are handed in. Cheap to clone.
#[derive(Clone)]
pub struct Post {
    sender: Address,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Server { transport: AsyncSmtpTransport<Tokio1Executor>, host: String },
    Folder(PathBuf),
}

impl Post {
    /// Letters are handed to the mail server at `url`, always encrypted; only a server on this very machine may be spoken
    /// to without. They come from `sender`.
    ///
    /// # Errors
    /// When one of the two cannot be used, or would send passwords and letters in the clear.
    pub fn server(url: &str, sender: &str) -> Result<Self, PostError> {
        let sender: Mailbox = sender.parse().map_err(|_| PostError::Sender)?;
        let parsed = Url::parse(url).map_err(|_| PostError::NoServer)?;
        let host = parsed.host_str().filter(|host| !host.is_empty()).ok_or(PostError::NoServer)?.to_owned();
        if parsed.query().is_some() || parsed.fragment().is_some() || !matches!(parsed.path(), "" | "/") {
            return Err(PostError::Options);
        }
        let address = match parsed.scheme() {
            "smtps" => parsed.to_string(),
            "smtp" if is_this_machine(&host) => parsed.to_string(),
            "smtp" => format!("{}?tls=required", parsed.as_str().trim_end_matches('/')),
            _ => return Err(PostError::NoServer),
        };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&address)?.timeout(Some(PATIENCE)).build();
        Ok(Self { sender: sender.email, way: Way::Server { transport, host } })
    }

    /// Letters are written into `folder`, one file each, for a demo and for whoever has no mail server yet.
    #[must_use]
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        #[expect(clippy::expect_used, reason = "a constant, read in every test")]
        let sender = "shop@localhost.localdomain".parse().expect("an address");
        Self { sender, way: Way::Folder(folder.into()) }
    }

    /// Where letters go, in words: a host or a folder.
    #[must_use]
    pub fn place(&self) -> String {
        match &self.way {
            Way::Server { host, .. } => host.clone(),
            Way::Folder(folder) => folder.display().to_string(),
        }
    }

    /// Whether letters reach anybody.
    #[must_use]
    pub const fn is_server(&self) -> bool {
        matches!(self.way, Way::Server { .. })
    }

    /// Sends a letter. Sent again, it has the same name: in the folder it is the same file, and mail systems know it.
    ///
    /// # Errors
    /// [`Failure::Never`] when nobody will ever take it, otherwise [`Failure::Retry`].
    pub async fn send(&self, letter: &Letter) -> Result<(), Failure> {
        let message = letter.message(&self.sender).map_err(Failure::never)?;
        match &self.way {
            Way::Server { transport, .. } => match transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(Failure::never(error)),
                Err(error) => Err(Failure::retry(said(&error))),
            },
            Way::Folder(folder) => {
                let (folder, name, bytes) = (folder.clone(), letter.name.clone(), message.formatted());
                let written = tokio::task::spawn_blocking(move || write(&folder, &name, &bytes)).await;
                written.map_err(Failure::retry)?.map_err(Failure::retry)
            }
        }
    }
}

/// The error with its causes: the first sentence alone says only that the connection failed.
fn said(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// A file is there whole or not at all: it is written beside its place and moved there.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".").suffix(".part").tempfile_in(folder)?;
    std::io::Write::write_all(&mut file, bytes)?;
    file.as_file().sync_all()?;
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    let name: String = name.chars().map(safe).collect();
    file.persist(folder.join(format!("{name}.eml")))?;
    Ok(())
}

impl fmt::Debug for Post {
    /// Never shows a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Post({})", self.place())
    }
}

#[cfg(test)]
mod tests {
    use super::Post;

    #[test]
    fn only_encrypted_ways_lead_beyond_this_machine() {
        let refused = |url: &str| Post::server(url, "shop@example.com").unwrap_err().to_string();
        assert!(refused("smtp://mail.example.com?tls=none").contains("cannot be switched off"));
        assert!(refused("smtps://mail.example.com/inbox").contains("cannot be switched off"));
        for url in ["", "mail.example.com", "http://mail.example.com", "smtp://", "smtp:mail"] {
            assert!(refused(url).contains("smtps://"), "{url}");
        }
        for url in
            ["smtps://u:p@mail.example.com", "smtp://mail.example.com:2525", "smtp://127.0.0.1:1025", "smtp://[::1]"]
        {
            let post = Post::server(url, "Astra <shop@example.com>").unwrap();
            assert!(post.is_server() && !format!("{post:?}").contains("u:p"), "{url}");
        }
        assert!(Post::server("smtps://mail.example.com", "nobody").unwrap_err().to_string().contains("--mail-from"));
    }
}
