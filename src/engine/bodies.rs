//! Which bodies a rule means, as the structure, the case and the host's directory say.
//!
//! A rule that names a class means the instance that covers the case: the directory says it once, when the case is raised.
//! Above an instance of a class stands the instance that the directory names.

use smallvec::{SmallVec, smallvec};

use super::{
    Binding, Instance, Question, Reason, Which,
    view::{Bodies, View},
};
use crate::{
    id::{BodyId, StateId},
    rule::Holder,
};

/// How deep holders may refer to one another before the answer is "no such body".
const DEPTH: u8 = 16;

/// An instance of a class that a rule means: the one that covers the case, or that stands above another body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// The class.
    pub class: BodyId,
    /// The body above which it stands; none if it is the one that covers the case.
    pub above: Option<Instance>,
}

/// Why it cannot be said which bodies a rule means.
#[derive(Debug)]
pub(super) enum Lack {
    /// The actor is still to say.
    Asked,
    /// There is no such instance.
    Nothing(Sought),
    /// The directory cannot say.
    Unknown(Sought),
}

impl Lack {
    /// As a reason, if it is one.
    pub(super) fn reason(self) -> Option<Reason> {
        match self {
            Self::Asked => None,
            Self::Nothing(sought) => Some(Reason::NoInstance { sought }),
            Self::Unknown(sought) => Some(Reason::Unknown { question: Question::Instance { sought } }),
        }
    }
}

impl View<'_> {
    /// The bodies that `holder` means: empty if there is none, none if the actor or the directory cannot say yet.
    pub(super) fn bodies(&self, holder: &Holder) -> Option<Bodies> {
        match self.find(holder) {
            Ok(bodies) => Some(bodies),
            Err(Lack::Nothing(_)) => Some(Bodies::new()),
            Err(Lack::Asked | Lack::Unknown(_)) => None,
        }
    }

    /// Asks something of the bodies that `holder` means, without copying what the case or the charter names at once.
    pub(super) fn ask_bodies<T>(
        &self,
        holder: &Holder,
        ask: impl FnOnce(Result<&[Instance], Lack>) -> T,
    ) -> T {
        match holder {
            Holder::Slot(slot) => ask(self.slot(*slot).map(Binding::bodies).ok_or(Lack::Asked)),
            Holder::Body(body) => match self.covering(*body) {
                Ok(body) => ask(Ok(std::slice::from_ref(&body))),
                Err(lack) => ask(Err(lack)),
            },
            other => match self.find(other) {
                Ok(bodies) => ask(Ok(&bodies)),
                Err(lack) => ask(Err(lack)),
            },
        }
    }

    /// The one body that `holder` means.
    pub(super) fn body(&self, holder: &Holder) -> Option<Instance> {
        self.ask_bodies(holder, |bodies| match bodies {
            Ok([body]) => Some(body.clone()),
            _ => None,
        })
    }

    /// Which class has no instance here, or of which the directory cannot say it.
    pub(super) fn lack(&self, holder: &Holder) -> Option<Reason> {
        self.find(holder).err()?.reason()
    }

    /// The body that answers for a state; none if there is not exactly one.
    pub(super) fn accountable(&self, state: StateId) -> Option<Instance> {
        self.body(self.workflow.states.get(state)?.accountable.as_ref()?)
    }

    /// The body itself, or of a class the instance that covers the case.
    pub(super) fn covering(&self, body: BodyId) -> Result<Instance, Lack> {
        if !self.is_class(body) {
            return Ok(Instance::single(body));
        }
        if let Some(recorded) = self.case.covering(body) {
            return Ok(recorded.clone());
        }
        // The case is being raised, or the workflow does not speak of the class and a command does.
        let class = &self.charter.structure.bodies.at(body).name;
        let sought = Sought { class: body, above: None };
        found(self.directory.covering(class, self.case.id()), sought)
    }

    /// The body itself, or of a class the instance that stands above another body.
    pub(super) fn above(&self, below: &Instance, body: BodyId) -> Result<Instance, Lack> {
        let named = below.named(self.charter).filter(|named| named.key.is_some());
        let Some(named) = named.filter(|_| self.is_class(body)) else { return self.covering(body) };
        let class = &self.charter.structure.bodies.at(body).name;
        found(self.directory.superior(named, class), Sought { class: body, above: Some(below.clone()) })
    }

    fn is_class(&self, body: BodyId) -> bool {
        self.charter.structure.bodies.get(body).is_some_and(|body| body.is_class)
    }

    /// The bodies that `holder` means, or why it cannot be said.
    pub(super) fn find(&self, holder: &Holder) -> Result<Bodies, Lack> {
        self.find_within(holder, DEPTH)
    }

    fn find_within(&self, holder: &Holder, depth: u8) -> Result<Bodies, Lack> {
        let Some(deeper) = depth.checked_sub(1) else { return Ok(Bodies::new()) };
        Ok(match holder {
            Holder::Body(body) => smallvec![self.covering(*body)?],
            Holder::Slot(slot) => self.slot(*slot).ok_or(Lack::Asked)?.bodies().iter().cloned().collect(),
            Holder::Superior(of) => self.superior(&self.find_within(of, deeper)?)?,
            Holder::Supervisor(of) => self.supervisor(&self.find_within(of, deeper)?)?,
            Holder::Actor(action) => match self.doing(*action) {
                Some(doing) => doing.body.clone().ok_or(Lack::Asked)?.into_iter().collect(),
                None => self.case.deed(*action).and_then(|deed| deed.body.clone()).into_iter().collect(),
            },
            Holder::Accountable(Some(state)) => self.find_accountable(*state, deeper)?,
            Holder::Accountable(None) => self.all_accountable(deeper)?,
        })
    }

    /// What leads one body, else guides it; of several their nearest common superior.
    fn superior(&self, below: &[Instance]) -> Result<Bodies, Lack> {
        match below {
            [below] => match self.charter.structure.superior_of(below.body) {
                Some(superior) => Ok(smallvec![self.above(below, superior)?]),
                None => Ok(Bodies::new()),
            },
            several => self.common_superior(several),
        }
    }

    /// The nearest body above them all. Of a class they have an instance in common only if it is the same one; else, or if one of
    /// them has none, what they have in common stands further up.
    fn common_superior(&self, below: &[Instance]) -> Result<Bodies, Lack> {
        let bodies: SmallVec<[BodyId; 2]> = below.iter().map(|below| below.body).collect();
        let structure = &self.charter.structure;
        let mut common = structure.common_superior(&bodies);
        let mut lack = None;
        for _ in 0..structure.bodies.len() {
            let Some(body) = common else { break };
            match self.all_above(below, body) {
                Ok(found) if found.len() == 1 => return Ok(found),
                Ok(_) => {}
                Err(Lack::Nothing(sought)) => lack = lack.or(Some(Lack::Nothing(sought))),
                Err(lack) => return Err(lack),
            }
            common = structure.superior_of(body);
        }
        lack.map_or_else(|| Ok(Bodies::new()), Err)
    }

    /// What stands above each of them, without repeating one.
    fn all_above(&self, below: &[Instance], body: BodyId) -> Result<Bodies, Lack> {
        let mut found = Bodies::new();
        for below in below {
            push_new(&mut found, self.above(below, body)?);
        }
        Ok(found)
    }

    /// The body that supervises all of them; of a class the same instance.
    fn supervisor(&self, watched: &[Instance]) -> Result<Bodies, Lack> {
        let bodies: SmallVec<[BodyId; 2]> = watched.iter().map(|watched| watched.body).collect();
        let Some(supervisor) = self.charter.structure.common_supervisor(&bodies) else {
            return Ok(Bodies::new());
        };
        let found = self.all_above(watched, supervisor)?;
        Ok(if found.len() > 1 { Bodies::new() } else { found })
    }

    fn find_accountable(&self, state: StateId, depth: u8) -> Result<Bodies, Lack> {
        let accountable = self.workflow.states.get(state).and_then(|state| state.accountable.as_ref());
        accountable.map_or_else(|| Ok(Bodies::new()), |holder| self.find_within(holder, depth))
    }

    /// Who is accountable for the case as it stands: for each active state its body, without repeating one.
    fn all_accountable(&self, depth: u8) -> Result<Bodies, Lack> {
        let mut found = Bodies::new();
        for state in self.active().iter() {
            for body in self.find_accountable(state, depth)? {
                push_new(&mut found, body);
            }
        }
        Ok(found)
    }
}

fn push_new(bodies: &mut Bodies, body: Instance) {
    if !bodies.contains(&body) {
        bodies.push(body);
    }
}

/// The instance that the directory named.
fn found(which: Which, sought: Sought) -> Result<Instance, Lack> {
    match which {
        Which::One(key) => Ok(Instance::of(sought.class, key)),
        Which::None => Err(Lack::Nothing(sought)),
        Which::Unknown => Err(Lack::Unknown(sought)),
    }
}
