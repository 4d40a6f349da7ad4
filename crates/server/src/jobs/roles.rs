//! A letter that invites somebody to act for a shop or a brand is written and handed in.

use market::jobs::{Claim, Failure};
use market::people::Organisation;

use crate::link;
use crate::mail;
use crate::web::App;

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), Failure> {
    let people = app.market().people();
    // Withdrawn, accepted or over by now: then there is nothing to write.
    if let Some((invitation, secret)) = people.fresh_role_link(claim).await.map_err(Failure::retry)? {
        let inviter = people.person(invitation.by).await.map_err(Failure::retry)?;
        let inviter = inviter.ok_or_else(|| Failure::never("there is no such person"))?;
        // Whoever is invited may have no account yet: the letter speaks as who invites does.
        let texts = app.languages().texts(inviter.language.unwrap_or_default());
        let (name, reply_to) = match invitation.organisation {
            Organisation::Brand(brand) => {
                let brand = people.brand(brand).await.map_err(Failure::retry)?;
                (brand.map(|brand| brand.name), inviter.email.to_string())
            }
            Organisation::Merchant(merchant) => {
                let merchant = people.merchant(merchant).await.map_err(Failure::retry)?;
                (merchant.map(|merchant| merchant.name), inviter.email.to_string())
            }
        };
        let name = name.ok_or_else(|| Failure::never("there is no such shop or brand"))?;
        let link = format!("{}{}", app.settings().public_url, link::team_invitation(secret.reveal()));
        let letter = mail::role::letter(&texts, &invitation, &name, &inviter.name, reply_to, link);
        app.settings().post.send(&letter.map_err(Failure::never)?).await?;
    }
    Ok(app.market().jobs().finish(claim, &()).await?)
}
