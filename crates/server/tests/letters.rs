//! Customers are told about their orders: once, in words, and whatever happens to us in between.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use std::sync::{Arc, Mutex};

use base::Span;
use market::checkout::{LineRefund, RefundRequest};
use market::jobs::{JobKind, JobStatus, LEASE};
use server::mail::Post;
use server::web::{App, Settings};
use support::{TestShop, eur};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

/// The text of a letter, decoded, without the HTML.
fn text(letter: &str) -> String {
    let boundary = letter.split("boundary=\"").nth(1).unwrap().split('"').next().unwrap();
    let part = letter.split("Content-Type: text/plain").nth(1).unwrap();
    let (head, body) = part.split_once("\r\n\r\n").unwrap();
    let body = body.split(&format!("\r\n--{boundary}")).next().unwrap();
    let body = if head.contains("quoted-printable") { unquoted(body) } else { body.to_owned() };
    body.replace("\r\n", "\n")
}

fn unquoted(text: &str) -> String {
    let joined = text.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_str();
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend(before.bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16).unwrap());
        rest = &after[2..];
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).unwrap()
}

fn header<'a>(letter: &'a str, name: &str) -> &'a str {
    let line = letter.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {letter}"));
    line[name.len() + 1..].trim()
}

fn path_in(letter: &str) -> String {
    let text = text(letter);
    let at = text.find("http://shop.test/").unwrap();
    text[at + "http://shop.test".len()..].split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_guest_is_told_what_was_ordered_how_to_pay_and_where_to_look() {
    let shop = TestShop::open().await;
    let order = shop.order("ana", &[("bowl", 2), ("sencha", 1)]).await;
    assert!(shop.letters().is_empty(), "the letter is due, and nobody has written it yet");
    shop.works().await;
    let letters = shop.letters();
    assert_eq!(letters.len(), 1);
    let (letter, reference) = (&letters[0], order.reference());
    assert_eq!(header(letter, "To:"), "\"Greta Guest\" <guest@example.com>");
    assert_eq!(header(letter, "From:"), "Kiosk <shop@localhost.localdomain>");
    assert_eq!(header(letter, "Reply-To:"), "Kiosk <shop@example.com>");
    assert_eq!(header(letter, "Subject:"), format!("Kiosk has your order {reference}"));
    let link = path_in(letter);
    let expected = format!(
        "Hello Greta Guest,\n\nthank you for your order at Kiosk. We have put the pieces below aside for you.\n\n\
         They are kept until 2026-03-18 13:00 (UTC). Please pay as follows:\n\n\
         Pay to: IBAN DE00 1234\nAmount: 77.00 EUR\nReference: {reference}\n\n\
         2 × Bowl: 68.00 EUR\n1 × Sencha: 9.00 EUR\nTotal: 77.00 EUR\n\n\
         Look at your order:\nhttp://shop.test{link}\n\n\
         Questions? Answer this letter, or write to Kiosk at shop@example.com.\n\n-- \nKiosk, order {reference}\n"
    );
    assert_eq!(text(letter).trim_end(), expected.trim_end());
    let page = shop.browser().opens(&link).await;
    assert!(page.says(&reference), "whoever has the letter sees the order: {}", page.main());
    let guessed = shop.browser().opens(&format!("/orders/{order}?key={}", "0".repeat(64))).await;
    assert_eq!(guessed.status, 404);
}

#[tokio::test]
async fn letters_are_in_the_language_the_customer_ordered_in() {
    let shop = TestShop::open().await;
    let mut guest = shop.browser().set_to("de-CH,de;q=0.9");
    let page = guest.opens("/shops/kiosk/clay/bowl").await;
    guest.submits(page.form("/cart/add")).await;
    let typed = [
        ("email", "greta@example.com"),
        ("name", "Greta Gast"),
        ("line1", "Lindenweg 4"),
        ("postal_code", "10115"),
        ("city", "Berlin"),
        ("country", "DE"),
    ];
    let form = guest.opens("/checkout/kiosk").await.form("/checkout/kiosk");
    let form = typed.into_iter().fold(form, |form, (name, value)| form.with(name, value));
    let page = guest.submits(form).await;
    assert_eq!(page.text("h1"), "Danke, Greta. Jetzt die Zahlung.");
    shop.works().await;
    let letter = shop.letters().pop().unwrap();
    assert!(letter.contains("lang=3D\"de\"") || letter.contains("lang=\"de\""), "{letter}");
    let placed = text(&letter);
    assert!(placed.starts_with("Guten Tag Greta Gast,\n\nvielen Dank für Ihre Bestellung bei Kiosk."), "{placed}");
    assert!(placed.contains("bis 18.03.2026, 13:00 (UTC)"), "{placed}");
    assert!(placed.contains("1 × Bowl: 34,00 EUR\nGesamt: 34,00 EUR\n"), "{placed}");
}

#[tokio::test]
async fn each_step_of_an_order_is_told_once_and_each_letter_has_a_link_of_its_own() {
    let shop = TestShop::open().await;
    let order = shop.order("ana", &[("bowl", 2)]).await;
    shop.works().await;
    shop.pays(order).await;
    shop.pays(order).await;
    shop.works().await;
    let line = shop.market.checkout().order_of_merchant(shop.kiosk, order).await.unwrap().lines[0].id;
    for (key, amount) in [("one", "4.00"), ("two", "30.00"), ("two", "30.00")] {
        let request = RefundRequest {
            idempotency_key: format!("the refund called {key}"),
            lines: vec![LineRefund { line, quantity: 0, amount: Some(eur(amount)) }],
            deliveries: Vec::new(),
            amount: None,
            restock: false,
            to_credit: false,
            reason: "goodwill".into(),
        };
        shop.market.checkout().refund(shop.kiosk, order, &request).await.unwrap();
        shop.works().await;
    }
    let unpaid = shop.order("ana", &[("cup", 1)]).await;
    let called_off = shop.order("ana", &[("cup", 1)]).await;
    shop.market.checkout().cancel(shop.kiosk, called_off).await.unwrap();
    shop.days_pass(1).await;
    shop.works().await;
    shop.works().await;
    let letters = shop.letters();
    let mut subjects: Vec<_> = letters.iter().map(|letter| header(letter, "Subject:").to_owned()).collect();
    subjects.sort();
    let [one, two, three] = [order, unpaid, called_off].map(|order| order.reference());
    let mut expected = vec![
        format!("Kiosk has your order {one}"),
        format!("Kiosk has your order {three}"),
        format!("Kiosk has your order {two}"),
        format!("Kiosk sends you money back for order {one}"),
        format!("Kiosk sends you money back for order {one}"),
        format!("Your order {one} is paid"),
        format!("Your order {three} is cancelled"),
        format!("Your order {two} was not paid in time"),
    ];
    expected.sort();
    assert_eq!(subjects, expected);
    let links: std::collections::BTreeSet<_> = letters.iter().map(|letter| path_in(letter)).collect();
    assert_eq!(links.len(), letters.len(), "no two alike");
    for link in links {
        assert_eq!(shop.browser().opens(&link).await.status, 200, "{link}");
    }
    let refunds: Vec<_> = letters.iter().filter(|letter| header(letter, "Subject:").contains("money back")).collect();
    assert!(refunds.iter().any(|letter| text(letter).contains("sends you back 4.00 EUR")));
    assert!(refunds.iter().any(|letter| text(letter).contains("sends you back 30.00 EUR")));
}

#[tokio::test]
async fn no_secret_of_a_link_is_stored() {
    let shop = TestShop::open().await;
    shop.order("ana", &[("bowl", 1)]).await;
    shop.works().await;
    let link = path_in(&shop.letters()[0]);
    let secret = link.split("key=").nth(1).unwrap();
    assert_eq!(secret.len(), 64);
    let mut tx = shop.test.db.read().await.unwrap();
    let stored: Vec<String> = tx
        .all("SELECT access_hash AS text FROM order_link UNION ALL SELECT payload FROM job", &[], |row| row.get("text"))
        .await
        .unwrap();
    assert!(stored.len() >= 2 && stored.iter().all(|text| !text.contains(secret)));
}

#[tokio::test]
async fn a_letter_survives_the_node_that_was_writing_it_and_stays_one_letter() {
    let shop = TestShop::open().await;
    shop.order("ana", &[("bowl", 1)]).await;
    let dead = shop.market.jobs().claim(&[JobKind::OrderLetter]).await.unwrap().unwrap();
    shop.works().await;
    assert!(shop.letters().is_empty());
    shop.time_passes(LEASE).await;
    assert_eq!(shop.letters().len(), 1, "another node wrote it");
    assert!(shop.market.jobs().finish(&dead, &()).await.is_err());
    // Killed between handing it in and noting so: it goes out again, under the same name.
    let again = "UPDATE job SET status = 'waiting', finished_at = NULL, due_at = 0 WHERE kind = 'order-letter'";
    let mut tx = shop.test.db.begin().await.unwrap();
    tx.execute(again, &[]).await.unwrap();
    tx.commit().await.unwrap();
    let first = header(&shop.letters()[0], "Message-ID:").to_owned();
    assert_eq!(shop.works().await, 1);
    let letters = shop.letters();
    assert_eq!((letters.len(), header(&letters[0], "Message-ID:")), (1, first.as_str()));
}

/// A mail server that says yes to everything and keeps what it was given.
async fn mail_server(listener: TcpListener, kept: Arc<Mutex<Vec<String>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (reading, mut writing) = stream.into_split();
        let mut lines = BufReader::new(reading).lines();
        writing.write_all(b"220 here\r\n").await.unwrap();
        let mut letter: Option<String> = None;
        while let Ok(Some(line)) = lines.next_line().await {
            let answer = match &mut letter {
                Some(text) if line == "." => {
                    kept.lock().unwrap().push(std::mem::take(text));
                    letter = None;
                    "250 kept\r\n"
                }
                Some(text) => {
                    text.push_str(&line);
                    text.push_str("\r\n");
                    continue;
                }
                None if line == "DATA" => {
                    letter = Some(String::new());
                    "354 go on\r\n"
                }
                None if line.contains("<nobody@") => "550 nobody here\r\n",
                None => "250 fine\r\n",
            };
            writing.write_all(answer.as_bytes()).await.unwrap();
        }
    }
}

/// The shop with a mail server at `address`.
fn with_server(shop: &TestShop, address: std::net::SocketAddr) -> App {
    let settings = Settings {
        post: Post::server(&format!("smtp://{address}"), "Astra <post@astra.example>").unwrap(),
        ..shop.app.settings().clone()
    };
    App::new(shop.market.clone(), settings, shop.app.languages().clone())
}

#[tokio::test]
async fn a_mail_server_that_is_down_gets_its_letters_when_it_is_back() {
    let shop = TestShop::open().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let app = with_server(&shop, address);
    let order = shop.order("ana", &[("bowl", 1)]).await;
    server::jobs::run_due(&app).await.unwrap();
    let key = format!("letter:{order}:placed");
    let job = shop.market.jobs().by_key(&key).await.unwrap().unwrap();
    assert_eq!((job.status, job.attempts), (JobStatus::Waiting, 1));
    assert!(!job.last_error.is_empty() && job.due_at > shop.app.now(), "{job:?}");
    let kept = Arc::new(Mutex::new(Vec::new()));
    let server = tokio::spawn(mail_server(TcpListener::bind(address).await.unwrap(), Arc::clone(&kept)));
    shop.clock.advance(Span::minutes(1));
    server::jobs::run_due(&app).await.unwrap();
    assert_eq!(shop.market.jobs().by_key(&key).await.unwrap().unwrap().status, JobStatus::Done);
    let letters = kept.lock().unwrap().clone();
    assert_eq!(letters.len(), 1);
    assert_eq!(header(&letters[0], "From:"), "Kiosk <post@astra.example>");
    server.abort();
}

#[tokio::test]
async fn a_letter_that_nobody_will_take_has_failed_at_once() {
    let shop = TestShop::open().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let app = with_server(&shop, listener.local_addr().unwrap());
    let server = tokio::spawn(mail_server(listener, Arc::default()));
    let order = shop.order("ana", &[("bowl", 1)]).await;
    let mut tx = shop.test.db.begin().await.unwrap();
    tx.execute("UPDATE sales_order SET email = 'nobody@example.com'", &[]).await.unwrap();
    tx.commit().await.unwrap();
    server::jobs::run_due(&app).await.unwrap();
    let job = shop.market.jobs().by_key(&format!("letter:{order}:placed")).await.unwrap().unwrap();
    assert_eq!(job.status, JobStatus::Failed);
    assert!(job.last_error.contains("550") || job.last_error.contains("nobody here"), "{}", job.last_error);
    server.abort();
}
