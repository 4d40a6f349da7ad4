//! Feeds: the items of an RSS channel or the entries of an Atom feed, one by one.

use std::collections::HashMap;
use std::io::{self, Read, Seek};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error as XmlError, errors::IllFormedError};

use crate::columns::Columns;
use crate::google::headings::meaning;
use crate::problem::shown;
use crate::record::Record;
use crate::source::{Place, Source, TOO_LONG};
use crate::table::Trouble;
use crate::text::list::escape;
use crate::{Limits, Reason, Refusal, RowError};

/// Where Google's attributes live. Feeds write it with http, https or a slash behind it.
pub(crate) const GOOGLE: &str = "base.google.com/ns/1.0";

/// The deepest nesting a feed has any reason for.
const DEEPEST: usize = 32;

/// Reads the items of a feed one by one, from any place it was at before.
#[derive(Debug)]
pub(crate) struct Feed<R> {
    source: Source<R>,
    words: Words,
    /// The elements around the items that are open; unknown after a jump into the middle of the file.
    around: Option<Vec<String>>,
    limits: Limits,
}

/// What the names in the feed mean.
#[derive(Debug)]
struct Words {
    /// `item` in RSS, `entry` in Atom.
    item: &'static str,
    /// The prefixes bound to Google's namespace, usually `g`.
    prefixes: Vec<String>,
    /// The column of each attribute met so far.
    known: HashMap<String, usize>,
}

/// An attribute of an item while it is read.
#[derive(Debug, Default)]
struct Attribute {
    name: String,
    google: bool,
    text: String,
    /// The values inside it, where Google gives an attribute parts: `shipping` has `country`, `service`, `price`.
    parts: Vec<String>,
}

impl<R: Read + Seek> Feed<R> {
    /// Opens a feed whose items are called `item`.
    pub(crate) fn open(source: Source<R>, item: &'static str, limits: &Limits) -> Self {
        let words = Words { item, prefixes: Vec::new(), known: HashMap::new() };
        Self { source, words, around: Some(Vec::new()), limits: limits.clone() }
    }

    /// Goes on with the item at `place`.
    pub(crate) fn go_to(&mut self, place: Place) -> io::Result<()> {
        self.around = (place == Place::START).then(Vec::new);
        self.source.go_to(place)
    }

    /// Where the next thing is looked for.
    pub(crate) const fn place(&self) -> Place {
        self.source.place()
    }

    /// Reads the next item into `record`, adding attributes not met before to `columns`, and says where it starts;
    /// `None` at the end of the feed.
    pub(crate) fn next(&mut self, columns: &mut Columns, record: &mut Record) -> Result<Option<Place>, Trouble> {
        let mut events = Events::new(&mut self.source, self.limits.record_bytes);
        loop {
            let (place, event) = events.next_row().map_err(Trouble::File)?;
            match event {
                Event::Start(start) if start.local_name().into_inner() == self.words.item => {
                    self.words.note_prefixes(&start);
                    record.clear(place.line);
                    let attributes = read_item(&mut events, &self.words, place).map_err(Trouble::File)?;
                    self.words.fill(record, columns, &attributes, &self.limits)?;
                    return Ok(Some(place));
                }
                Event::Start(start) => {
                    self.words.note_prefixes(&start);
                    enter(self.around.as_mut(), &start, place.line).map_err(Trouble::File)?;
                }
                Event::End(end) => {
                    leave(self.around.as_mut(), end.name().into_inner(), place.line).map_err(Trouble::File)?;
                }
                Event::Eof => return self.finish(place).map_err(Trouble::File),
                _ => {}
            }
        }
    }

    fn finish(&self, place: Place) -> Result<Option<Place>, Refusal> {
        match self.around.as_ref().and_then(|around| around.last()) {
            Some(open) => Err(not_well_formed(place.line, format!("the file ends inside <{}>", shown(open)))),
            None => Ok(None),
        }
    }
}

/// The XML events of a source, owned, with the place each starts at.
///
/// A new one is made for every item: it reads no byte beyond the event it hands out, so nothing is lost in between, and
/// a jump needs no other care.
struct Events<'s, R: Read + Seek> {
    xml: quick_xml::Reader<&'s mut Source<R>>,
    buffer: Vec<u8>,
    limit: u64,
}

impl<'s, R: Read + Seek> Events<'s, R> {
    fn new(source: &'s mut Source<R>, limit: u64) -> Self {
        let mut xml = quick_xml::Reader::from_reader(source);
        // The elements around the item were opened by another.
        xml.config_mut().allow_unmatched_ends = true;
        Self { xml, buffer: Vec::new(), limit }
    }

    /// The next event, which may use the whole allowance of a row.
    fn next_row(&mut self) -> Result<(Place, Event<'static>), Refusal> {
        self.xml.get_mut().begin_row();
        self.next()
    }

    fn next(&mut self) -> Result<(Place, Event<'static>), Refusal> {
        let place = self.xml.get_ref().place();
        self.buffer.clear();
        let event = self.xml.read_event_into(&mut self.buffer).map(Event::into_owned);
        event.map(|event| (place, event)).map_err(|error| refusal(&error, place.line, self.limit))
    }
}

fn enter(around: Option<&mut Vec<String>>, start: &BytesStart<'_>, line: u64) -> Result<(), Refusal> {
    let Some(around) = around else { return Ok(()) };
    if around.len() == DEEPEST {
        return Err(too_deep(line));
    }
    around.push(start.name().into_inner().to_owned());
    Ok(())
}

fn leave(around: Option<&mut Vec<String>>, name: &str, line: u64) -> Result<(), Refusal> {
    let Some(around) = around else { return Ok(()) };
    match around.pop() {
        Some(open) if open == name => Ok(()),
        Some(open) => Err(not_well_formed(line, format!("</{}> closes <{}>", shown(name), shown(&open)))),
        None => Err(not_well_formed(line, format!("</{}> closes nothing", shown(name)))),
    }
}

/// The attributes of the item that has just begun at `start`.
fn read_item<R: Read + Seek>(
    events: &mut Events<'_, R>,
    words: &Words,
    start: Place,
) -> Result<Vec<Attribute>, Refusal> {
    let mut done = Vec::new();
    let mut path: Vec<Attribute> = Vec::new();
    loop {
        let (place, event) = events.next()?;
        match event {
            Event::Start(_) if path.len() == DEEPEST => return Err(too_deep(place.line)),
            Event::Start(element) => path.push(words.attribute(&element)),
            Event::Empty(element) => {
                path.push(words.attribute(&element));
                close(&mut path, &mut done);
            }
            Event::End(_) if path.is_empty() => return Ok(done),
            Event::End(_) => close(&mut path, &mut done),
            Event::Text(text) => add(&mut path, &text.xml10_content()),
            Event::CData(text) => add(&mut path, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                add(&mut path, resolve(&reference, place.line)?.encode_utf8(&mut [0; 4]));
            }
            Event::Eof => {
                let what = format!("the file ends in the middle of the <{}> on line {}", words.item, start.line);
                return Err(not_well_formed(place.line, what));
            }
            _ => {}
        }
    }
}

impl Words {
    fn attribute(&self, start: &BytesStart<'_>) -> Attribute {
        let name = start.name().into_inner();
        let local = start.local_name().into_inner();
        let prefix = name.strip_suffix(local).and_then(|prefix| prefix.strip_suffix(':'));
        let google = prefix.is_some_and(|prefix| self.prefixes.iter().any(|known| known == prefix));
        let name = match (google, prefix, local) {
            // Atom's words for what RSS calls a description.
            (false, None, "summary" | "content") => "description",
            (false, None, _) | (true, _, _) => local,
            (false, Some(_), _) => name,
        };
        // Atom writes the address of a link beside its name.
        let link = (local == "link").then(|| start.try_get_attribute("href").ok().flatten()).flatten();
        let text = link.map_or_else(String::new, |href| href.value.into_owned());
        Attribute { name: shown(name), google, text, parts: Vec::new() }
    }

    fn note_prefixes(&mut self, start: &BytesStart<'_>) {
        for attribute in start.attributes().flatten() {
            let Some(prefix) = attribute.key.into_inner().strip_prefix("xmlns:") else { continue };
            if attribute.value.contains(GOOGLE) && !self.prefixes.iter().any(|known| known == prefix) {
                self.prefixes.push(prefix.to_owned());
            }
        }
    }

    /// Puts the attributes into the record. Where an item says a thing in Google's words and in those of RSS or Atom,
    /// Google's count.
    fn fill(
        &mut self,
        record: &mut Record,
        columns: &mut Columns,
        attributes: &[Attribute],
        limits: &Limits,
    ) -> Result<(), Trouble> {
        let overruled = |attribute: &Attribute| {
            !attribute.google && attributes.iter().any(|other| other.google && other.name == attribute.name)
        };
        for attribute in attributes.iter().filter(|attribute| !overruled(attribute)) {
            let column = self.column(&attribute.name, columns, limits).map_err(Trouble::File)?;
            let value = attribute.value();
            let wrong = if value.len() > limits.cell_bytes {
                Some(Reason::CellTooLong(limits.cell_bytes))
            } else {
                value.contains('\0').then_some(Reason::ZeroByte)
            };
            if let Some(reason) = wrong {
                let column = Some(attribute.name.clone());
                return Err(Trouble::Row(RowError { line: record.line, column, reason }));
            }
            record.push(column, &value);
        }
        Ok(())
    }

    fn column(&mut self, name: &str, columns: &mut Columns, limits: &Limits) -> Result<usize, Refusal> {
        if let Some(column) = self.known.get(name) {
            return Ok(*column);
        }
        if columns.len() >= limits.columns {
            return Err(Refusal::TooManyColumns(limits.columns));
        }
        let column = columns.add(name, meaning(name));
        self.known.insert(name.to_owned(), column);
        Ok(column)
    }
}

impl Attribute {
    /// Its text; the parts of a structured one are joined with `:` as text feeds write them.
    fn value(&self) -> String {
        if self.parts.is_empty() {
            return self.text.trim().to_owned();
        }
        self.parts.iter().map(|part| escape(part, ':')).collect::<Vec<_>>().join(":")
    }
}

/// An element ends: an attribute is done, or one of its parts, or mark-up inside a text.
fn close(path: &mut Vec<Attribute>, done: &mut Vec<Attribute>) {
    let Some(mut closed) = path.pop() else { return };
    match path.last_mut() {
        None => done.push(closed),
        Some(around) if closed.google => around.parts.push(closed.value()),
        Some(around) => around.text.push_str(&std::mem::take(&mut closed.text)),
    }
}

fn add(path: &mut [Attribute], text: &str) {
    if let Some(innermost) = path.last_mut() {
        innermost.text.push_str(text);
    }
}

/// The character an entity stands for. Only the five of XML exist: feeds come without definitions of their own.
fn resolve(reference: &BytesRef<'_>, line: u64) -> Result<char, Refusal> {
    let name = reference.xml10_content();
    let character = if reference.is_char_ref() {
        reference.resolve_char_ref().ok().flatten()
    } else {
        [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')]
            .iter()
            .find_map(|(known, character)| (*known == name).then_some(*character))
    };
    character.ok_or_else(|| not_well_formed(line, format!("&{}; is not defined in XML", shown(&name))))
}

const fn not_well_formed(line: u64, what: String) -> Refusal {
    Refusal::NotWellFormed { line, what }
}

fn too_deep(line: u64) -> Refusal {
    not_well_formed(line, format!("elements are nested more than {DEEPEST} deep"))
}

fn refusal(error: &XmlError, line: u64, limit: u64) -> Refusal {
    let what = match error {
        XmlError::Io(error) if error.kind() == TOO_LONG => return Refusal::RowTooLong { line, limit },
        XmlError::Io(error) => return Refusal::Unreadable(error.to_string()),
        XmlError::Encoding(_) => return Refusal::NotUtf8 { line },
        XmlError::IllFormed(IllFormedError::UnclosedReference) => "a bare & (write &amp; instead)".to_owned(),
        XmlError::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            format!("</{}> closes <{}>", shown(found), shown(expected))
        }
        other => shown(&other.to_string()),
    };
    not_well_formed(line, what)
}
