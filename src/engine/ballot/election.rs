//! Who is elected: the best placed of those who reached the thresholds, seats kept for some, and contests of equals.

mod orders;

use std::cmp::Reverse;

/// A candidate of an election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::engine) struct Runner {
    /// How many voted for them.
    pub(in crate::engine) votes: u64,
    /// Whether they reached every threshold.
    pub(in crate::engine) reached: bool,
    /// Whether they were elected before and stay so: nobody takes their seat.
    pub(in crate::engine) stays: bool,
    /// Which of the reserved seats they fit, one answer for each clause.
    pub(in crate::engine) fits: Vec<bool>,
}

/// Who is elected, by their place among the candidates; the best placed first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::engine) struct Elected {
    /// Those elected; those who stay elected stand first.
    pub(in crate::engine) elected: Vec<usize>,
    /// Those with as many votes as others, of whom some would be elected and some not.
    pub(in crate::engine) tied: Vec<usize>,
}

/// Who is elected to `seats` besides those who stay, with so many seats `reserved` by each clause.
///
/// Equals are put in every order: elected is who is so in all of them, tied who is so in some only. With one clause it is
/// enough to put one of a group of equals first and last in it. With several, whose persons may overlap, the orders are played
/// through, up to a thousand; beyond, it is again each first and last.
pub(in crate::engine) fn elect(runners: &[Runner], seats: usize, reserved: &[usize]) -> Elected {
    let seats = seats.saturating_add(runners.iter().filter(|runner| runner.stays).count());
    let field = Field { runners, seats, reserved };
    let order = field.ranked();
    let played = if reserved.len() > 1 { orders::of_equals(&field, &order) } else { None };
    let outcomes: Vec<_> = played.iter().flatten().map(|order| field.fill(order)).collect();
    let chosen = field.fill(&order);
    let mut found = Elected::default();
    // Equals who fit the same reserved seats share their fate.
    let mut settled: Vec<(&Runner, Fate)> = Vec::new();
    for &one in &order {
        let Some(runner) = runners.get(one) else { continue };
        let fate = match settled.iter().find(|(other, _)| *other == runner) {
            Some((_, fate)) => *fate,
            None if played.is_some() => field.fate_in(&outcomes, &order, runner),
            None => field.fate_among_equals(&order, &chosen, one),
        };
        settled.push((runner, fate));
        match fate {
            Fate::Elected => found.elected.push(one),
            Fate::Tied => found.tied.push(one),
            Fate::Left => {}
        }
    }
    found
}

#[derive(Clone, Copy)]
enum Fate {
    Elected,
    Tied,
    Left,
}

impl Fate {
    fn new(always: bool, ever: bool) -> Self {
        match (always, ever) {
            (true, _) => Self::Elected,
            (false, true) => Self::Tied,
            (false, false) => Self::Left,
        }
    }
}

struct Field<'a> {
    runners: &'a [Runner],
    seats: usize,
    reserved: &'a [usize],
}

impl Field<'_> {
    /// Those who may be elected: who stays first, then by votes.
    fn ranked(&self) -> Vec<usize> {
        let may = |(_, runner): &(usize, &Runner)| runner.reached || runner.stays;
        let mut order: Vec<usize> =
            self.runners.iter().enumerate().filter(may).map(|(index, _)| index).collect();
        order.sort_by_key(|&one| Reverse(self.rank(one)));
        order
    }

    fn rank(&self, one: usize) -> (bool, u64) {
        let rank = |runner: &Runner| if runner.stays { (true, 0) } else { (false, runner.votes) };
        self.runners.get(one).map(rank).unwrap_or_default()
    }

    /// Whether some of those who stand as high as this one are chosen, and some are not.
    fn is_divided(&self, order: &[usize], chosen: &[usize], one: usize) -> bool {
        let equals = || order.iter().filter(|&&other| self.rank(other) == self.rank(one));
        equals().any(|other| chosen.contains(other)) && !equals().all(|other| chosen.contains(other))
    }

    /// Put last among equals and still chosen: elected. Put first and not chosen: not.
    fn fate_among_equals(&self, order: &[usize], chosen: &[usize], one: usize) -> Fate {
        if !self.is_divided(order, chosen, one) {
            let is_chosen = chosen.contains(&one);
            return Fate::new(is_chosen, is_chosen);
        }
        let is_chosen = |first: bool| {
            let mut moved = order.to_vec();
            moved.sort_by_key(|&other| (Reverse(self.rank(other)), (other == one) != first));
            self.fill(&moved).contains(&one)
        };
        Fate::new(is_chosen(false), is_chosen(true))
    }

    /// What becomes of one like `runner` in all outcomes. Any two alike may change places, so that all of them count.
    fn fate_in(&self, outcomes: &[Vec<usize>], order: &[usize], runner: &Runner) -> Fate {
        let is_alike = |one: &&usize| self.runners.get(**one) == Some(runner);
        let alike = order.iter().filter(is_alike).count();
        let chosen = |outcome: &Vec<usize>| outcome.iter().filter(is_alike).count();
        Fate::new(
            outcomes.iter().all(|outcome| chosen(outcome) == alike),
            outcomes.iter().any(|outcome| chosen(outcome) > 0),
        )
    }

    /// Who takes the seats if no two are equal: the first so many; then, clause by clause, as the reserved seats ask.
    fn fill(&self, order: &[usize]) -> Vec<usize> {
        let chosen = order.iter().copied().take(self.seats).collect();
        let mut filling = Filling { field: self, chosen, seats: self.seats };
        for clause in 0..self.reserved.len() {
            filling.reserve(clause, order);
        }
        filling.chosen
    }

    fn fits(&self, one: usize, clause: usize) -> bool {
        self.runners.get(one).and_then(|runner| runner.fits.get(clause)).copied().unwrap_or(false)
    }
}

/// Seats being filled.
struct Filling<'a> {
    field: &'a Field<'a>,
    /// Who takes them, the best placed first.
    chosen: Vec<usize>,
    /// How many may be taken: a reserved seat that nobody fits may not.
    seats: usize,
}

impl Filling<'_> {
    /// Keeps as many seats as the chosen lack of a clause: first those still empty, then those of the last-placed who give way.
    /// The best placed who fit take them; what nobody takes stays empty.
    fn reserve(&mut self, clause: usize, order: &[usize]) {
        let wanted = self.field.reserved.get(clause).copied().unwrap_or(0);
        let lacking = wanted.saturating_sub(self.count(clause));
        let mut kept = lacking.min(self.seats.saturating_sub(self.chosen.len()));
        while kept < lacking && self.give_way(clause) {
            kept += 1;
        }
        let fits = |one: &usize| self.field.fits(*one, clause) && !self.chosen.contains(one);
        let best: Vec<usize> = order.iter().copied().filter(fits).take(kept).collect();
        self.seats = self.seats.saturating_sub(kept - best.len());
        self.chosen.extend(best);
        self.chosen.sort_by_key(|one| order.iter().position(|other| other == one));
    }

    /// The last-placed who neither fits the clause nor is needed by an earlier one gives way; whether there is one.
    fn give_way(&mut self, clause: usize) -> bool {
        let last = self.chosen.iter().rposition(|&one| !self.is_kept(one, clause));
        last.map(|last| self.chosen.remove(last)).is_some()
    }

    fn is_kept(&self, one: usize, clause: usize) -> bool {
        let stays = self.field.runners.get(one).is_some_and(|runner| runner.stays);
        let mut earlier = self.field.reserved.iter().enumerate().take(clause);
        let is_needed =
            |(other, &wanted): (usize, &usize)| self.field.fits(one, other) && self.count(other) <= wanted;
        stays || self.field.fits(one, clause) || earlier.any(is_needed)
    }

    fn count(&self, clause: usize) -> usize {
        self.chosen.iter().filter(|&&one| self.field.fits(one, clause)).count()
    }
}

#[cfg(test)]
mod tests;
