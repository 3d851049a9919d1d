package steppe.linked;

import java.util.Arrays;

/** The kinds of claim in the order in which pages list them. */
enum ClaimKind {
    MEMBERSHIP("MembershipClaim", "Memberships"),
    OFFICE("OfficeClaim", "Offices"),
    PARTNERSHIP("PartnershipClaim", "Partnerships"),
    AGREEMENT("AgreementClaim", "Agreements"),
    PROJECT("ProjectRoleClaim", "Projects"),
    STATUS("StatusClaim", "Status"),
    EVENT("ParticipationClaim", "Events"),
    POSITION("PositionClaim", "Positions"),
    STATEMENT("StatementClaim", "Statements"),
    FIGURE("Observation", "Figures"),
    ASSESSMENT("Assessment", "Assessments"),
    RELATION("RelationClaim", "Relations"),
    OTHER("Claim", "Other claims");

    private final String type;
    private final String heading;

    ClaimKind(String type, String heading) {
        this.type = type;
        this.heading = heading;
    }

    String type() {
        return type;
    }

    String heading() {
        return heading;
    }

    String id() {
        return heading.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    static ClaimKind of(org.apache.jena.graph.Node claim, Description in) {
        return Arrays.stream(values()).filter(kind -> in.isA(claim, kind.type)).findFirst().orElse(OTHER);
    }
}
