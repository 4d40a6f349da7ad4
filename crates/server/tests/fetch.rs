//! Fetching what somebody else wrote down: never from our own network, never without bounds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use server::fetch::{FetchError, PublicInternet, file};
use support::TestInternet;

const MOST: usize = 1000;

#[tokio::test]
async fn nothing_in_our_own_network_is_called_however_its_address_is_spelled() {
    for address in [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.0.0.1:443/",
        "http://0.0.0.0/",
        "http://10.0.0.8/a.png",
        "http://172.20.1.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.100.100.200/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "https://127.0.0.1/",
        "http://localhost/",
    ] {
        assert_eq!(file(&PublicInternet, address, MOST).await, Err(FetchError::Private), "{address}");
    }
}

#[tokio::test]
async fn other_ports_other_protocols_and_passwords_are_refused() {
    for (address, error) in [
        ("http://8.8.8.8:22/", FetchError::Port),
        ("http://127.0.0.1:5432/", FetchError::Port),
        ("http://[::1]:8080/", FetchError::Port),
        ("http://ana:secret@8.8.8.8/", FetchError::Port),
        ("ftp://8.8.8.8/a.png", FetchError::Address),
        ("file:///etc/passwd", FetchError::Address),
        ("gopher://8.8.8.8/", FetchError::Address),
        ("data:image/png;base64,AA", FetchError::Address),
        ("javascript:alert(1)", FetchError::Address),
        ("//8.8.8.8/a.png", FetchError::Address),
        ("a.png", FetchError::Address),
        ("", FetchError::Address),
    ] {
        assert_eq!(file(&PublicInternet, address, MOST).await, Err(error), "{address}");
    }
}

#[tokio::test]
async fn a_file_is_followed_over_three_redirects_and_each_is_checked() {
    let internet = TestInternet::default();
    internet
        .serves("shop.test", |path| {
            let on = |to: &str| (format!("302 Found\r\nlocation: {to}"), Vec::new());
            match path {
                "/a" => on("/b"),
                "/b" => on("http://cdn.test/c"),
                "/to-us" => on("http://127.0.0.1:5432/"),
                "/to-a-file" => on("file:///etc/passwd"),
                "/nowhere" => ("302 Found".to_owned(), Vec::new()),
                _ => on("/round-and-round"),
            }
        })
        .await;
    internet
        .serves("cdn.test", |path| match path {
            "/c" => ("301 Moved\r\nlocation: d?size=1".to_owned(), Vec::new()),
            "/d?size=1" => ("200 OK".to_owned(), b"picture".to_vec()),
            _ => ("404 Not Found".to_owned(), Vec::new()),
        })
        .await;
    let get = async |path: &str| file(&internet, &format!("http://shop.test{path}"), MOST).await;
    assert_eq!(get("/a").await, Ok(b"picture".to_vec()));
    assert_eq!(get("/to-us").await, Err(FetchError::Port), "the second address is checked as the first");
    assert_eq!(get("/to-a-file").await, Err(FetchError::Address));
    assert_eq!(get("/nowhere").await, Err(FetchError::Status(302)));
    assert_eq!(get("/").await, Err(FetchError::TooManyRedirects));
    assert_eq!(file(&internet, "http://cdn.test/x", MOST).await, Err(FetchError::Status(404)));
    assert_eq!(file(&internet, "http://elsewhere.test/", MOST).await, Err(FetchError::Unknown));
}

#[tokio::test]
async fn what_is_too_large_is_cut_off_whether_it_says_so_or_not() {
    let internet = TestInternet::default();
    internet
        .serves("shop.test", |path| match path {
            "/says" => ("200 OK\r\ncontent-length: 1001".to_owned(), vec![7; 1001]),
            "/hides" => ("200 OK".to_owned(), vec![7; 1_000_000]),
            "/breaks-off" => ("200 OK\r\ncontent-length: 900".to_owned(), vec![7; 10]),
            _ => ("200 OK".to_owned(), vec![7; 1000]),
        })
        .await;
    let get = async |path: &str| file(&internet, &format!("http://shop.test{path}"), MOST).await;
    assert_eq!(get("/fits").await, Ok(vec![7; 1000]));
    assert_eq!(get("/says").await, Err(FetchError::TooLarge));
    assert_eq!(get("/hides").await, Err(FetchError::TooLarge));
    assert!(matches!(get("/breaks-off").await, Err(FetchError::Silent(_))));
}

#[tokio::test]
async fn https_is_spoken_and_a_server_that_speaks_nonsense_is_told_apart() {
    let internet = TestInternet::default();
    internet.serves("shop.test", |_| ("200 OK".to_owned(), b"in the clear".to_vec())).await;
    let outcome = file(&internet, "https://shop.test/a.png", MOST).await;
    assert!(matches!(outcome, Err(FetchError::Silent(_))), "{outcome:?}");
}
