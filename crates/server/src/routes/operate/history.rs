use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::response::Html;

use super::console;
use crate::link;
use crate::routes::consoles::{HistoryAsked, Whose, history};
use crate::web::{App, OperatorDesk, Visitor, WebError};

pub(super) async fn show(
    visitor: Visitor,
    _: OperatorDesk,
    State(app): State<App>,
    Query(asked): Query<HistoryAsked>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let cx = visitor.shell(texts.t("console-history")).await?;
    let console = console(&app, &cx).await?;
    history(&app, cx, console, link::operate_history(), Whose::Platform, BTreeMap::new(), asked).await
}
