use std::process::ExitCode;
use std::sync::Arc;

use crate::args::ServeArgs;
use crate::chain::home;
use crate::house::{self, WallClock};
use crate::settings;

pub(crate) async fn run(args: ServeArgs) -> anyhow::Result<ExitCode> {
    let address = settings::address(&args.place, &args.reach)?;
    let place = settings::place(&args.place)?;
    let post = settings::post(&args.place, &args.mail)?;
    let letters = post.place();
    let outside = settings::chain(&args.place, &args.chain)?;
    let market = house::market(house::open(&place).await?, Arc::new(WallClock));
    let home = home::open(&place.folder, outside.as_ref(), &house::wall_clock()).await?;
    let link = home.as_ref().map(|home| home.link.clone());
    let ready = house::ready(market.clone(), &address, post, &place.folder, link).await?;
    let stop = house::told_to_stop();
    say!("listening on {}", ready.url);
    say!("letters to customers go to {letters}");
    if let Some(secret) = market.people().make_setup_link().await? {
        say!();
        say!("Nobody runs this yet. Open this link within 24 hours to become the operator; it works once:");
        say!("  {}{}", ready.url, server::link::setup(secret.reveal()));
    }
    server::serve(ready.app, ready.listener, stop).await?;
    home::close(home);
    Ok(ExitCode::SUCCESS)
}
