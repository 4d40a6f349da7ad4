use std::process::ExitCode;

use db::Db;

use crate::args::Place;
use crate::settings;

pub(crate) async fn run(place: Place) -> anyhow::Result<ExitCode> {
    let place = settings::place(&place)?;
    let steps = Db::open(&place.database).await?.migrate(&market::migrations()).await?;
    say!("{steps} steps were new; the database is at this version now.");
    Ok(ExitCode::SUCCESS)
}
