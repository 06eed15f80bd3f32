package org.vaguemestre.search;

import org.hibernate.search.mapper.pojo.bridge.RoutingBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.RoutingBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.RoutingBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.RoutingBridgeRouteContext;
import org.hibernate.search.mapper.pojo.route.DocumentRoutes;

/** An item is routed by its organisation: one organisation's part of the index can be asked, or forgotten, by itself. */
public final class OrganisationRouting implements RoutingBinder {
    @Override
    public void bind(RoutingBindingContext context) {
        context.dependencies().useRootOnly();
        context.bridge(IndexedMail.class, new Bridge());
    }

    private static final class Bridge implements RoutingBridge<IndexedMail> {
        @Override
        public void route(
                DocumentRoutes routes, Object identifier, IndexedMail mail, RoutingBridgeRouteContext context) {
            routes.addRoute().routingKey(mail.organisationId().toString());
        }

        @Override
        public void previousRoutes(
                DocumentRoutes routes, Object identifier, IndexedMail mail, RoutingBridgeRouteContext context) {
            // An item never changes organisation.
            route(routes, identifier, mail, context);
        }
    }
}
