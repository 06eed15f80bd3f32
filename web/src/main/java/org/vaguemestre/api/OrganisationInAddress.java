package org.vaguemestre.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the {@code organisation} of every address that has one: it is read by the entrance, no resource names it. */
public class OrganisationInAddress implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.getPaths().getPathItems().forEach((address, path) -> {
            if (address.contains("{organisation}")) {
                path.addParameter(OASFactory.createParameter()
                        .name("organisation")
                        .in(Parameter.In.PATH)
                        .required(true)
                        .description("Slug of the organisation, see /me")
                        .example("port-lerin")
                        .schema(OASFactory.createSchema()
                                .addType(org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING)));
            }
        });
    }
}
