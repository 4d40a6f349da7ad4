//! An internet with nothing in it but the servers a test puts there.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Mutex;

use server::fetch::{Internet, Resolving};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// Names, and the servers on this machine that they lead to.
#[derive(Debug, Default)]
pub(crate) struct TestInternet(Mutex<HashMap<String, SocketAddr>>);

impl Internet for TestInternet {
    fn resolve<'a>(&'a self, host: &'a str, _port: u16) -> Resolving<'a> {
        let found = self.0.lock().unwrap().get(host).copied();
        Box::pin(async move { Ok(found.into_iter().collect()) })
    }

    fn allows(&self, address: SocketAddr) -> bool {
        self.0.lock().unwrap().values().any(|known| *known == address)
    }
}

impl TestInternet {
    /// Puts a server there, called `host`, which answers a path with what `answer` makes of it: the head of the answer,
    /// and its body.
    pub(crate) async fn serves(&self, host: &str, answer: impl Fn(&str) -> (String, Vec<u8>) + Send + Sync + 'static) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        self.0.lock().unwrap().insert(host.to_owned(), listener.local_addr().unwrap());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut asked = Vec::new();
                while !asked.ends_with(b"\r\n\r\n") {
                    let Ok(byte) = stream.read_u8().await else { break };
                    asked.push(byte);
                    // Somebody who speaks TLS would wait for ever.
                    if asked == [0x16] {
                        break;
                    }
                }
                let asked = String::from_utf8_lossy(&asked).into_owned();
                let (head, body) = answer(asked.split(' ').nth(1).unwrap_or_default());
                // Whoever has enough hangs up.
                let _ = stream.write_all(format!("HTTP/1.1 {head}\r\nconnection: close\r\n\r\n").as_bytes()).await;
                let _ = stream.write_all(&body).await;
                let _ = stream.shutdown().await;
            }
        });
    }
}
