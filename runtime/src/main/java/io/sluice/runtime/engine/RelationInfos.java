package io.sluice.runtime.engine;

import io.sluice.RelationInfo;
import io.sluice.planner.catalog.Relation;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.CatalogSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The catalog for tools. */
final class RelationInfos {
    private static final String SYSTEM_PREFIX = "sys.";

    private RelationInfos() {}

    static List<RelationInfo> of(CatalogSnapshot catalog) {
        List<RelationInfo> infos = new ArrayList<>();
        for (CatalogEntry entry : catalog.entries()) {
            entry.readAs().ifPresent(relation -> infos.add(info(entry, relation)));
        }
        return infos;
    }

    private static RelationInfo info(CatalogEntry entry, Relation relation) {
        boolean system = relation.kind() == RelationKind.SYSTEM;
        return new RelationInfo(
                system ? "sys" : "main",
                system ? relation.name().substring(SYSTEM_PREFIX.length()) : relation.name(),
                relation.kind(),
                relation.rowType().fields(),
                relation.key(),
                entry.sql());
    }
}
