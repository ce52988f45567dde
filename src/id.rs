//! Dense ids and the lists they index.
//!
//! A compiled charter numbers its things, so that the engine compares and looks up small integers. Ids have a meaning only
//! within the charter that made them; written forms (events, JSON, messages) always use names.

use std::{fmt, marker::PhantomData};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl Id for $name {
            fn from_index(index: usize) -> Option<Self> {
                u16::try_from(index).ok().map(Self)
            }

            fn index(self) -> usize {
                usize::from(self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )*};
}

/// A dense id.
pub trait Id: Copy {
    /// The id of the thing at `index`; none if there are too many.
    fn from_index(index: usize) -> Option<Self>;

    /// Where the thing stands in its list, from 0, in the order of declaration.
    fn index(self) -> usize;
}

ids! {
    /// A kind of body, of person or of tie.
    KindId;
    /// A body.
    BodyId;
    /// An office within a body.
    OfficeId;
    /// A cited source.
    SourceId;
    /// A ladder.
    LadderId;
    /// A workflow.
    WorkflowId;
    /// A state of a workflow.
    StateId;
    /// An action of a workflow.
    ActionId;
    /// A fact of a workflow.
    FactId;
    /// A value of a fact whose type lists its values.
    ValueId;
    /// A slot of a workflow.
    SlotId;
    /// A clock of a workflow, named or not.
    ClockId;
    /// A decision table of a workflow.
    TableId;
    /// A ballot of a workflow.
    BallotId;
    /// A promise.
    PromiseId;
    /// An indicator.
    IndicatorId;
}

/// Things numbered by ids, in the order of declaration.
#[derive(Clone, PartialEq, Eq)]
pub struct List<I, T> {
    items: Vec<T>,
    ids: PhantomData<I>,
}

impl<I: Id, T> List<I, T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The thing of that id; none if the id is another charter's.
    #[must_use]
    pub fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    /// The things with their ids, in the order of declaration.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(index, item)| {
            #[expect(clippy::expect_used, reason = "push numbered every item")]
            (I::from_index(index).expect("an item has an id"), item)
        })
    }

    /// The things, in the order of declaration.
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + use<'_, I, T> {
        self.iter().map(|(id, _)| id)
    }

    /// The thing of an id that this charter made.
    // INVARIANT: ids enter the crate only as names, which the charter at hand resolves.
    #[expect(clippy::indexing_slicing, reason = "ids are made by `push` alone and never leave their charter")]
    pub(crate) fn at(&self, id: I) -> &T {
        &self.items[id.index()]
    }

    /// The thing of an id that this charter made, to be changed while compiling.
    #[expect(clippy::indexing_slicing, reason = "ids are made by `push` alone and never leave their charter")]
    pub(crate) fn at_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }

    /// Adds a thing; none, and nothing added, if there are too many for ids.
    pub(crate) fn push(&mut self, item: T) -> Option<I> {
        let id = I::from_index(self.items.len())?;
        self.items.push(item);
        Some(id)
    }

    /// The id of the first thing that `is` finds.
    pub(crate) fn position(&self, is: impl Fn(&T) -> bool) -> Option<I> {
        self.items.iter().position(is).and_then(I::from_index)
    }
}

impl<I, T> Default for List<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), ids: PhantomData }
    }
}

impl<I, T: fmt::Debug> fmt::Debug for List<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.items).finish()
    }
}
