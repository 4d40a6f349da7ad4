//! The letter that invites somebody to act for a shop or a brand.

use askama::Template;
use market::people::RoleInvitation;

use super::Letter;
use crate::i18n::Texts;
use crate::routes::consoles::role_word;

/// Everything the letter says.
#[derive(Debug, Clone)]
struct RoleLetter {
    language: String,
    subject: String,
    paragraphs: Vec<String>,
    open: String,
    link: String,
    closing: String,
}

#[derive(Debug, Template)]
#[template(path = "mail/role.txt", whitespace = "preserve")]
struct AsText<'a> {
    letter: &'a RoleLetter,
}

#[derive(Debug, Template)]
#[template(path = "mail/role.html")]
struct AsHtml<'a> {
    letter: &'a RoleLetter,
}

/// The letter about `invitation` to act for `name`, made by `inviter`; it opens by `link`.
///
/// # Errors
/// When a template cannot be filled.
pub fn letter(
    texts: &Texts,
    invitation: &RoleInvitation,
    name: &str,
    inviter: &str,
    reply_to: String,
    link: String,
) -> Result<Letter, askama::Error> {
    let role = role_word(texts, invitation.role);
    let letter = RoleLetter {
        language: texts.language().word().to_owned(),
        subject: texts.t("mail-role-subject").with("name", name).to_string(),
        paragraphs: vec![
            texts.t("mail-role-who").with("inviter", inviter).with("name", name).with("role", role).to_string(),
            texts.t("mail-role-until").with("date", texts.date(invitation.expires_at)).to_string(),
        ],
        open: texts.t("mail-role-open").to_string(),
        link,
        closing: texts.t("mail-role-closing").to_string(),
    };
    Ok(Letter {
        name: format!("role-{}", invitation.id),
        to: invitation.email.to_string(),
        to_name: String::new(),
        from_name: name.to_owned(),
        reply_to,
        text: AsText { letter: &letter }.render()?,
        html: AsHtml { letter: &letter }.render()?,
        subject: letter.subject,
    })
}
