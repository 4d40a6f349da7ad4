use super::super::Rate;
use super::super::symbols::{Attribute, SymbolSet};
use super::super::volumes::{Column, From, Lines, Volume};
use super::{condition, formula, volume_named};
use crate::document::reader::{Read, Reader, Value};
use crate::period::language::Names;

/// Reads a volume: of order lines, of everybody below, of earlier periods, or of other volumes.
pub(super) fn read(reader: Reader<'_>, names: &mut Names) -> Read<Volume> {
    let sorts = (reader.find("of"), reader.find("sum"), reader.find("is"));
    let volume = match sorts {
        (Some(of), None, None) => Volume::Lines(lines(&reader, &of, names)?),
        (None, Some(sum), None) => match reader.find("periods") {
            Some(periods) => {
                let all = periods.text().is_ok_and(|text| text == "all");
                let periods = if all { None } else { Some(periods.whole(1, 36)?) };
                Volume::Past { of: volume_named(&sum, names)?, periods }
            }
            None => Volume::Below {
                of: volume_named(&sum, names)?,
                with_own: reader.find("with_own").map_or(Ok(true), |value| value.truth())?,
                until: reader.find("until").map(|value| condition(&value, names)).transpose()?,
            },
        },
        (None, None, Some(is)) => {
            let formula = formula(&is, names)?;
            // Volumes come before ranks.
            if formula.asks_for_the_rank() {
                return Err(is.wrong("`rank` is not known yet when volumes are counted; `title` is"));
            }
            Volume::Formula(formula)
        }
        (None, None, None) => return Err(reader.missing("of", "of = \"pv\"")),
        (Some(value), ..) | (_, Some(value), _) => {
            return Err(
                value.wrong("a volume has one of `of` (order lines), `sum` (of another volume) and `is` (a formula)")
            );
        }
    };
    reader.finish()?;
    Ok(volume)
}

fn lines(reader: &Reader<'_>, of: &Value<'_>, names: &mut Names) -> Read<Lines> {
    let column = of.one_of(&[
        ("pv", Column::Pv),
        ("cv", Column::Cv),
        ("qv", Column::Qv),
        ("amount", Column::Amount),
        ("units", Column::Units),
    ])?;
    let buyers = [("own", From::Own), ("customers", From::Customers), ("own and customers", From::Both)];
    let from = reader.find("from").map_or(Ok(From::Own), |from| from.one_of(&buyers))?;
    let mut symbols = |key, attribute| -> Read<Option<SymbolSet>> {
        let Some(list) = reader.find(key) else { return Ok(None) };
        let mut set = SymbolSet::default();
        list.texts()?.into_iter().for_each(|text| set.add(names.symbols.name(attribute, text)));
        Ok(Some(set))
    };
    let classes = symbols("classes", Attribute::Class)?;
    let products = symbols("products", Attribute::Product)?;
    let brands = symbols("brands", Attribute::Brand)?;
    let markets = symbols("markets", Attribute::Market)?;
    let days = |key| reader.find(key).map(|days| days.whole(1, 3_660)).transpose();
    let times = reader.find("times").map_or(Ok(Rate::WHOLE), |times| times.rate())?;
    Ok(Lines {
        column,
        from,
        classes,
        products,
        brands,
        markets,
        first_days: days("first_days")?,
        after_days: days("after_days")?,
        times,
    })
}
