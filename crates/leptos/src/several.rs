//! Several views in one: each is boxed until all are there, since views are large and would be moved about at every place
//! that has some.

use original::prelude::{AnyView, IntoAny, Render, RenderHtml};
use original::tachys::html::attribute::Attribute;
use original::tachys::view::add_attr::AddAnyAttr;
use original::tachys::view::any_view::AnyViewState;
use original::tachys::view::iterators;

/// A view of any type.
pub struct Child(Box<AnyView>);

/// What can stand among others, and what a component gives.
pub trait IntoMaybeErased {
    /// It as one of them.
    fn into_maybe_erased(self) -> Child;
}

impl<T: RenderHtml> IntoMaybeErased for T {
    #[inline(never)]
    fn into_maybe_erased(self) -> Child {
        Child(Box::new(self.into_owned().into_any()))
    }
}

impl Render for Child {
    type State = AnyViewState;

    fn build(self) -> AnyViewState {
        self.0.build()
    }

    fn rebuild(self, shown: &mut AnyViewState) {
        self.0.rebuild(shown);
    }
}

impl AddAnyAttr for Child {
    type Output<A: Attribute> = <AnyView as AddAnyAttr>::Output<A>;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> Self::Output<A>
    where
        Self::Output<A>: RenderHtml,
    {
        self.0.add_any_attr(attribute)
    }
}

crate::never_written!(Child);

/// Several views in their order.
pub struct StaticVec;

impl StaticVec {
    /// The views as one.
    #[inline(never)]
    pub fn from(children: Vec<Child>) -> iterators::StaticVec<AnyView> {
        let children: Vec<AnyView> = children.into_iter().map(|child| *child.0).collect();
        children.into()
    }
}
