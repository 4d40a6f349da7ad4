use axum::extract::{Query, State};
use axum::response::Html;

use crate::routes::consoles::{HistoryAsked, Place, Whose, history};
use crate::web::{App, May, MerchantDesk, Visitor, WebError, may};

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::History, MerchantDesk>,
    State(app): State<App>,
    Query(asked): Query<HistoryAsked>,
) -> Result<Html<String>, WebError> {
    let (texts, place) = (visitor.texts(), Place::Shop(&desk));
    let cx = visitor.shell(texts.t("console-history")).await?;
    let console = place.console(&app, &cx).await?;
    let team = app.market().people().team_of(place.organisation()).await?;
    let people = team.into_iter().map(|one| (one.person.id, one.person.name)).collect();
    history(&app, cx, console, place.history(), Whose::Shop(place.number()), people, asked).await
}
