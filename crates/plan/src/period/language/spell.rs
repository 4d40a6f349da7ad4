use super::expression::{Arithmetic, Choice, Comparison, Expression};
use super::names::Names;

impl Names {
    /// An expression as a plan says it. Conditions stand in the place of their names.
    pub(in super::super) fn spelled(&self, expression: &Expression) -> String {
        let several = |parts: &[Expression], word: &str| {
            let parts: Vec<String> = parts.iter().map(|part| self.within(part)).collect();
            parts.join(word)
        };
        match expression {
            Expression::Number(number) => number.to_string(),
            Expression::Volume(volume) => self.volume(*volume),
            Expression::Rank => "rank".to_owned(),
            Expression::Title => "title".to_owned(),
            Expression::Flag(flag) => {
                format!("flag({})", self.flags.get(*flag as usize).map_or("", String::as_str))
            }
            Expression::Frontline(who) => format!("frontline({})", self.spelled(who)),
            Expression::Legs(mark) => format!("legs({})", self.marked(*mark)),
            Expression::LegSum { volume, most: None } => format!("leg_sum({})", self.volume(*volume)),
            Expression::LegSum { volume, most: Some(most) } => format!("leg_sum({}, {most})", self.volume(*volume)),
            Expression::Strongest(volume) => format!("strongest({})", self.volume(*volume)),
            Expression::Distinct(wishes) => {
                let wish = |(legs, mark): (u32, u32)| format!("{legs} of {}", self.marked(mark));
                let wishes: Vec<String> = wishes.iter().map(|one| wish((one.legs, one.mark))).collect();
                format!("distinct({})", wishes.join(", "))
            }
            Expression::Held { rank, of } => format!("held({}, {of})", self.rank(i64::from(*rank))),
            Expression::Whole(number) => format!("whole({})", self.spelled(number)),
            Expression::Choice(which, one, other) => {
                let word = match which {
                    Choice::Min => "min",
                    Choice::Max => "max",
                };
                format!("{word}({}, {})", self.spelled(one), self.spelled(other))
            }
            Expression::If(when, one, other) => {
                format!("if({}, {}, {})", self.spelled(when), self.spelled(one), self.spelled(other))
            }
            Expression::Arithmetic(how, left, right) => {
                let sign = match how {
                    Arithmetic::Plus => "+",
                    Arithmetic::Minus => "-",
                    Arithmetic::Times => "*",
                    Arithmetic::Over => "/",
                };
                format!("{} {sign} {}", self.within(left), self.within(right))
            }
            Expression::Comparison(how, left, right) => self.comparison(*how, left, right),
            Expression::All(parts) => several(parts, " and "),
            Expression::Any(parts) => several(parts, " or "),
            Expression::Not(part) => format!("not {}", self.within(part)),
        }
    }

    /// An expression that stands within another.
    fn within(&self, expression: &Expression) -> String {
        let spelled = self.spelled(expression);
        match expression {
            Expression::All(_) | Expression::Any(_) | Expression::Arithmetic(..) => format!("({spelled})"),
            _ => spelled,
        }
    }

    fn comparison(&self, how: Comparison, left: &Expression, right: &Expression) -> String {
        let sign = match how {
            Comparison::AtLeast => ">=",
            Comparison::MoreThan => ">",
            Comparison::AtMost => "<=",
            Comparison::LessThan => "<",
            Comparison::Equal => "=",
            Comparison::Other => "!=",
        };
        // The number beside a rank is a rank.
        let is_about_ranks = left.is_a_rank() || right.is_a_rank();
        let side = |side: &Expression| match side {
            Expression::Number(number) if is_about_ranks => self.rank(number.parts()),
            side => self.within(side),
        };
        format!("{} {sign} {}", side(left), side(right))
    }

    fn volume(&self, volume: usize) -> String {
        self.volumes.get(volume).cloned().unwrap_or_default()
    }

    /// A rank, from 1; 0 for none.
    fn rank(&self, rank: i64) -> String {
        let name = usize::try_from(rank - 1).ok().and_then(|at| self.ranks.get(at));
        name.map_or_else(|| "unranked".to_owned(), String::clone)
    }

    fn marked(&self, mark: u32) -> String {
        self.marks.get(mark as usize).map_or_else(String::new, |who| self.spelled(who))
    }
}
