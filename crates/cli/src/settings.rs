//! Settings: a flag beats an environment variable (clap sees to that), which beats the file, which beats the default.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use db::Location;
use serde::Deserialize;
use server::mail::Post;

use crate::args::{ChainPlace, Mail, Place, Reach};
use crate::chain::home::Outside;

/// Where letters are, within the data folder, as long as there is no mail server.
const MAIL: &str = "mail";
/// Where the embedded chain is, within the data folder.
const CHAIN: &str = "chain";
const DATA: &str = "./astra-data";
const LISTEN: &str = "127.0.0.1:8080";

/// What the settings file may say; the names of the flags.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct File {
    listen: Option<String>,
    database_url: Option<String>,
    public_url: Option<String>,
    behind_proxy: Option<bool>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    rpc_url: Option<String>,
    deployment: Option<PathBuf>,
    keystore: Option<PathBuf>,
    keystore_password_file: Option<PathBuf>,
}

/// Where the data is.
#[derive(Debug, Clone)]
pub(crate) struct DataPlace {
    /// The folder everything lives in. Made when it is not there.
    pub(crate) folder: PathBuf,
    /// The database.
    pub(crate) database: Location,
}

/// How the server is reached.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    /// Where to listen.
    pub(crate) listen: SocketAddr,
    /// The address people use, when it was given.
    pub(crate) public_url: Option<String>,
    /// Whether a proxy in front says where requests come from.
    pub(crate) behind_proxy: bool,
}

/// Settles where the data is, and makes the folder.
pub(crate) fn place(place: &Place) -> anyhow::Result<DataPlace> {
    let (folder, file) = folder_and_file(place)?;
    make_private_folder(&folder)?;
    let database = match place.database_url.clone().or(file.database_url) {
        Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => Location::Postgres(url),
        Some(_) => bail!("--database-url must begin with postgres://; without it the data is kept in the data folder"),
        None => Location::File(folder.join("astra.db")),
    };
    Ok(DataPlace { folder, database })
}

/// Settles how the server is reached.
///
/// # Errors
/// When an address is none, or people's passwords would travel in the clear.
pub(crate) fn address(place: &Place, reach: &Reach) -> anyhow::Result<Address> {
    let (_, file) = folder_and_file(place)?;
    let listen = reach.listen.clone().or(file.listen).unwrap_or_else(|| LISTEN.to_owned());
    let listen: SocketAddr =
        listen.parse().with_context(|| format!("--listen {listen} is not an address such as {LISTEN}"))?;
    let public_url = reach.public_url.clone().or(file.public_url).map(|url| url.trim_end_matches('/').to_owned());
    if let Some(url) = &public_url
        && !url.starts_with("http://")
        && !url.starts_with("https://")
    {
        bail!("--public-url {url} must begin with https:// (or http:// on this machine alone)");
    }
    refuse_clear_text(listen.ip(), public_url.as_deref())?;
    Ok(Address { listen, public_url, behind_proxy: reach.behind_proxy || file.behind_proxy.unwrap_or(false) })
}

/// Settles how letters leave: by the mail server that is named, else into a folder.
///
/// # Errors
/// When the mail server cannot be used, or letters would travel in the clear.
pub(crate) fn post(place: &Place, mail: &Mail) -> anyhow::Result<Post> {
    let (folder, file) = folder_and_file(place)?;
    let sender = mail.mail_from.clone().or(file.mail_from);
    match mail.smtp_url.clone().or(file.smtp_url) {
        Some(url) => Ok(Post::server(&url, sender.as_deref().unwrap_or_default())?),
        None if sender.is_some() => bail!("--mail-from needs a mail server: name it with --smtp-url smtps://..."),
        None => Ok(Post::folder(folder.join(MAIL))),
    }
}

/// Where the embedded chain of a data folder is.
pub(crate) fn chain_folder(data: Option<&Path>) -> PathBuf {
    data.unwrap_or(Path::new(DATA)).join(CHAIN)
}

/// Settles which chain token money moves on; `None` is the embedded one.
///
/// # Errors
/// When a chain outside is named without what is needed to work with it, or the other way round.
pub(crate) fn chain(place: &Place, chain: &ChainPlace) -> anyhow::Result<Option<Outside>> {
    let (_, file) = folder_and_file(place)?;
    let deployment = chain.deployment.clone().or(file.deployment);
    let keystore = chain.keystore.clone().or(file.keystore);
    let password_file = chain.keystore_password_file.clone().or(file.keystore_password_file);
    let Some(rpc_url) = chain.rpc_url.clone().or(file.rpc_url) else {
        if deployment.is_some() || keystore.is_some() || password_file.is_some() {
            bail!(
                "--deployment, --keystore and --keystore-password-file are of a chain outside: name it with --rpc-url"
            );
        }
        return Ok(None);
    };
    let (Some(deployment), Some(keystore), Some(password_file)) = (deployment, keystore, password_file) else {
        bail!(
            "--rpc-url needs --deployment (what `astra chain deploy` wrote), --keystore and --keystore-password-file (the \
             account that pays for gas)"
        );
    };
    Ok(Some(Outside { rpc_url, deployment, keystore, password_file }))
}

/// Passwords and addresses of customers do not travel in the clear beyond this machine.
fn refuse_clear_text(listen: IpAddr, public_url: Option<&str>) -> anyhow::Result<()> {
    let secure = public_url.is_some_and(|url| url.starts_with("https://"));
    let local = public_url.is_none_or(|url| {
        let host = url.trim_start_matches("http://").split(['/', ':']).next().unwrap_or_default();
        host == "localhost" || host == "127.0.0.1" || url.starts_with("http://[::1]")
    });
    if secure || (listen.is_loopback() && local) {
        return Ok(());
    }
    bail!(
        "refused: visitors from other machines would send passwords in the clear. Put a TLS proxy in front and say \
         --public-url https://your.address --behind-proxy, or listen on 127.0.0.1"
    );
}

fn folder_and_file(place: &Place) -> anyhow::Result<(PathBuf, File)> {
    let folder = place.data.clone().unwrap_or_else(|| PathBuf::from(DATA));
    let path = place.config.clone().unwrap_or_else(|| folder.join("astra.toml"));
    if place.config.is_none() && !path.exists() {
        return Ok((folder, File::default()));
    }
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let file = toml::from_str(&text).with_context(|| format!("{} is not a settings file", path.display()))?;
    Ok((folder, file))
}

fn make_private_folder(folder: &Path) -> anyhow::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make the data folder {}", folder.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let private = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(folder, private)
            .with_context(|| format!("cannot make {} private", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{address, chain, place, post};
    use crate::args::{ChainPlace, Mail, Place, Reach};

    fn reach(listen: Option<&str>, public_url: Option<&str>) -> Reach {
        Reach { listen: listen.map(Into::into), public_url: public_url.map(Into::into), behind_proxy: false }
    }

    #[test]
    fn a_flag_beats_the_file_which_beats_the_default() {
        let folder = tempfile::tempdir().unwrap();
        let here = Place { data: Some(folder.path().into()), ..Place::default() };
        assert_eq!(address(&here, &reach(None, None)).unwrap().listen.port(), 8080);
        std::fs::write(folder.path().join("astra.toml"), "listen = \"127.0.0.1:9000\"\nbehind-proxy = true").unwrap();
        let from_file = address(&here, &reach(None, None)).unwrap();
        assert_eq!((from_file.listen.port(), from_file.behind_proxy), (9000, true));
        assert_eq!(address(&here, &reach(Some("127.0.0.1:7000"), None)).unwrap().listen.port(), 7000);
    }

    #[test]
    fn clear_text_beyond_this_machine_is_refused_with_the_mend() {
        let here = Place { data: Some("nowhere".into()), ..Place::default() };
        let refused = |listen, url| address(&here, &reach(Some(listen), url)).map_err(|error| error.to_string());
        assert!(refused("0.0.0.0:80", None).unwrap_err().contains("--public-url https://"));
        assert!(refused("127.0.0.1:80", Some("http://shop.example.com")).is_err());
        assert!(refused("0.0.0.0:80", Some("https://shop.example.com")).is_ok());
        assert!(refused("127.0.0.1:80", Some("http://localhost:80")).is_ok());
        assert!(refused("somewhere", None).unwrap_err().contains("is not an address"));
    }

    #[test]
    fn letters_go_into_a_folder_until_a_mail_server_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let here = Place { data: Some(folder.path().into()), ..Place::default() };
        let mail = |url: Option<&str>, from: Option<&str>| {
            let mail = Mail { smtp_url: url.map(Into::into), mail_from: from.map(Into::into) };
            post(&here, &mail).map(|post| post.place()).map_err(|error| error.to_string())
        };
        assert_eq!(mail(None, None).unwrap(), folder.path().join("mail").display().to_string());
        let server = Some("smtps://shop:secret@mail.example.com");
        assert_eq!(mail(server, Some("Shop <shop@example.com>")).unwrap(), "mail.example.com");
        assert!(mail(server, None).unwrap_err().contains("--mail-from"));
        assert!(mail(None, Some("shop@example.com")).unwrap_err().contains("--smtp-url"));
        assert!(
            mail(Some("smtp://mail.example.com?tls=none"), Some("a@example.com")).unwrap_err().contains("smtps://")
        );
        let text = "smtp-url = \"smtps://mail.example.org\"\nmail-from = \"shop@example.org\"";
        std::fs::write(folder.path().join("astra.toml"), text).unwrap();
        assert_eq!(mail(None, None).unwrap(), "mail.example.org");
        assert_eq!(mail(server, None).unwrap(), "mail.example.com", "a flag beats the file");
    }

    #[test]
    fn a_chain_outside_is_named_with_all_it_takes_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let here = Place { data: Some(folder.path().into()), ..Place::default() };
        let said = |given: ChainPlace| chain(&here, &given).map_err(|error| error.to_string());
        assert!(said(ChainPlace::default()).unwrap().is_none());
        let url = Some("https://rpc.example.org".to_owned());
        let alone = said(ChainPlace { rpc_url: url.clone(), ..ChainPlace::default() });
        assert!(alone.unwrap_err().contains("--deployment"));
        let without = said(ChainPlace { keystore: Some("key".into()), ..ChainPlace::default() });
        assert!(without.unwrap_err().contains("--rpc-url"));
        let text = "rpc-url = \"https://rpc.example.com\"\ndeployment = \"a.json\"\nkeystore = \"key\"\n\
                    keystore-password-file = \"word\"";
        std::fs::write(folder.path().join("astra.toml"), text).unwrap();
        assert_eq!(said(ChainPlace::default()).unwrap().unwrap().rpc_url, "https://rpc.example.com");
        let flag = said(ChainPlace { rpc_url: url, ..ChainPlace::default() }).unwrap().unwrap();
        assert_eq!((flag.rpc_url.as_str(), flag.deployment), ("https://rpc.example.org", "a.json".into()));
    }

    #[test]
    fn a_wrong_settings_file_names_itself_and_the_key() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("astra.toml"), "lisen = \"127.0.0.1:9000\"").unwrap();
        let here = Place { data: Some(folder.path().into()), ..Place::default() };
        let error = format!("{:#}", place(&here).unwrap_err());
        assert!(error.contains("astra.toml") && error.contains("lisen"), "{error}");
    }

    #[test]
    fn only_postgres_is_another_database() {
        let folder = tempfile::tempdir().unwrap();
        let here = Place {
            data: Some(folder.path().into()),
            database_url: Some("mysql://root@localhost/astra".into()),
            ..Place::default()
        };
        assert!(place(&here).unwrap_err().to_string().contains("postgres://"));
    }
}
