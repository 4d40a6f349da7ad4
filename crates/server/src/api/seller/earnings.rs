use base::Currency;
use market::earnings::{EarningLine as Line, LineFilter, Standing};
use market::{Market, MemberId};
use plan::Because;
use sdk::v1::{EarningLine, Earnings, Page};

use super::team::member;
use crate::api::access::AsSeller;
use crate::api::answer::Found;
use crate::api::body::Empty;
use crate::api::call::{Call, NoQuery};
use crate::api::cursor::{self, Paging};
use crate::api::money::{money, time};
use crate::api::problem::Problem;

pub(super) async fn get(call: Call<AsSeller, NoQuery, Empty>) -> Result<Found<Earnings>, Problem> {
    let (market, id) = (call.market(), call.who.0);
    let currency = currency(&market, id).await?;
    let summary = market.earnings().summary_of_member(id, currency).await?;
    Ok(Found(Earnings {
        pending: money(summary.pending),
        available: money(summary.available),
        reversed: money(summary.reversed),
        next_release_at: market.earnings().next_release_of_member(id).await?.map(time),
        customers: market.network().customer_count(id).await?,
    }))
}

pub(super) async fn lines(call: Call<AsSeller, Paging, Empty>) -> Result<Found<Page<EarningLine>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let before = cursor::place(call.query.cursor.as_deref())?;
    let filter = LineFilter { before, limit: size + 1, ..LineFilter::default() };
    let lines = call.market().earnings().lines_of_member(call.who.0, filter).await?;
    Ok(Found(cursor::page_of(lines, size, |line| line.line, wire)))
}

async fn currency(market: &Market, id: MemberId) -> Result<Currency, Problem> {
    let merchant = market.people().merchant(member(market, id).await?.merchant).await?;
    Ok(merchant.ok_or_else(|| Problem::not_found("merchant"))?.currency)
}

fn wire(line: Line) -> EarningLine {
    let standing = match line.standing {
        Standing::Awaited => "awaited",
        Standing::Pending => "pending",
        Standing::Available => "available",
        Standing::Gone => "gone",
    };
    EarningLine {
        line: line.line.to_string(),
        order_number: line.order.reference(),
        title: line.title,
        quantity: line.quantity,
        line_total: money(line.line_total),
        amount: money(line.amount),
        reversed: money(line.reversed),
        level: match line.because {
            Because::Level { level, .. } => level,
            _ => 0,
        },
        standing: standing.to_owned(),
        placed_at: time(line.placed_at),
    }
}
