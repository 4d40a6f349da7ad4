use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

/// A letter, ready to be put into an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// A name that no other letter has, and that this one has however often it is sent: mail systems show it once.
    pub name: String,
    /// To whom.
    pub to: String,
    /// What they are called; may be anything.
    pub to_name: String,
    /// Who writes, a shop; may be anything.
    pub from_name: String,
    /// Where an answer goes.
    pub reply_to: String,
    /// What it is about, in a line.
    pub subject: String,
    /// The letter as text.
    pub text: String,
    /// The letter as HTML.
    pub html: String,
}

/// Why a letter cannot be sent at all.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// An address that no mail can go to. It is not named: this is logged.
    #[error("the address cannot be written to")]
    Address,
    /// The message could not be put together.
    #[error("the letter cannot be put together: {0}")]
    Message(#[from] lettre::error::Error),
}

impl Letter {
    /// The letter as a message from `sender`.
    ///
    /// Names and subjects come from people. Whatever ends a line in them becomes a space, so that nobody writes a header
    /// of their own; what is not ASCII is encoded.
    ///
    /// # Errors
    /// When an address is none.
    pub fn message(&self, sender: &Address) -> Result<Message, LetterError> {
        let host = sender.domain();
        let builder = Message::builder()
            .message_id(Some(format!("<{}@{host}>", one_line(&self.name).replace(' ', "-"))))
            .from(Mailbox::new(named(&self.from_name), sender.clone()))
            .to(Mailbox::new(named(&self.to_name), address(&self.to)?))
            .reply_to(Mailbox::new(named(&self.from_name), address(&self.reply_to)?))
            .subject(one_line(&self.subject))
            // Nobody's holiday notice answers it.
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ));
        Ok(builder.multipart(MultiPart::alternative_plain_html(self.text.clone(), self.html.clone()))?)
    }
}

fn address(text: &str) -> Result<Address, LetterError> {
    text.parse().map_err(|_| LetterError::Address)
}

fn named(name: &str) -> Option<String> {
    Some(one_line(name)).filter(|name| !name.is_empty())
}

/// `text` without whatever ends a line or is no letter at all, at most 200 characters.
fn one_line(text: &str) -> String {
    let printable = text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c });
    let printable: String = printable.take(200).collect();
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Letter, one_line};

    fn letter() -> Letter {
        Letter {
            name: "AB-1".into(),
            to: "ana@example.com".into(),
            to_name: "Ana".into(),
            from_name: "Kiosk".into(),
            reply_to: "shop@example.com".into(),
            subject: "Your order".into(),
            text: "Hello".into(),
            html: "<p>Hello</p>".into(),
        }
    }

    fn headers(letter: &Letter) -> Vec<String> {
        let sender = "shop@astra.example".parse().unwrap();
        let bytes = letter.message(&sender).unwrap().formatted();
        let text = String::from_utf8(bytes).unwrap();
        let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        head.split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn nobody_writes_a_header_of_their_own() {
        let plain = headers(&letter());
        let evil = "Eve\r\nBcc: all@example.com\r\n\r\nBuy now\u{2028}Bcc: x@example.com\0\u{85}";
        let injected = Letter {
            name: evil.into(),
            to_name: evil.into(),
            from_name: evil.into(),
            subject: evil.into(),
            ..letter()
        };
        let found = headers(&injected);
        let name = |line: &String| line.split(':').next().unwrap().to_owned();
        let names = |lines: &[String]| lines.iter().map(name).collect::<Vec<_>>();
        assert_eq!(names(&found), names(&plain), "{found:#?}");
        assert!(found.iter().all(|line| !line.starts_with("Bcc")), "{found:#?}");
    }

    #[test]
    fn addresses_with_line_ends_or_more_than_one_are_refused() {
        let sender = "shop@astra.example".parse().unwrap();
        for to in ["a@example.com\r\nBcc: b@example.com", "a@example.com, b@example.com", "a@example.com\n", "", "a"] {
            assert!(Letter { to: to.into(), ..letter() }.message(&sender).is_err(), "{to:?}");
            assert!(Letter { reply_to: to.into(), ..letter() }.message(&sender).is_err(), "{to:?}");
        }
    }

    #[test]
    fn names_keep_their_letters() {
        assert_eq!(one_line(" Jürgen\t„Der\nFuchs“  Groß "), "Jürgen „Der Fuchs“ Groß");
        let found = headers(&Letter { to_name: "Jürgen Groß".into(), ..letter() });
        let to = found.iter().find(|line| line.starts_with("To:")).unwrap();
        assert!(to.contains("=?utf-8?b?") && to.ends_with("<ana@example.com>"), "{to}");
        let id = found.iter().find(|line| line.starts_with("Message-ID:")).unwrap();
        assert_eq!(id, "Message-ID: <AB-1@astra.example>");
    }
}
