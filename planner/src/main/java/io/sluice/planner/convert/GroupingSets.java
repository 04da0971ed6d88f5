package io.sluice.planner.convert;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TimeColumn;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/** Makes nodes for GROUPING SETS with their traits. */
final class GroupingSets {
    private GroupingSets() {}

    /** @param sets positions in {@code groupKeys} */
    static GroupingSetsNode node(
            PlanFactory factory,
            PlanNode input,
            List<Integer> groupKeys,
            List<List<Integer>> sets,
            List<AggregateCall> calls,
            List<List<Integer>> groupings,
            List<String> groupingNames,
            EmitMode emit) {
        List<AggregateNode> nodes = new ArrayList<>();
        for (List<Integer> set : sets) {
            List<Integer> keys = set.stream().map(groupKeys::get).toList();
            nodes.add(factory.aggregate(input, keys, calls, emit));
        }
        List<Field> fields = new ArrayList<>();
        for (Field field : input.rowType().project(groupKeys).fields()) {
            fields.add(new Field(field.name(), field.type().withNullable(true)));
        }
        calls.forEach(call -> fields.add(new Field(call.name(), call.type())));
        groupingNames.forEach(
                name -> fields.add(new Field(name, SqlType.of(TypeKind.BIGINT).withNullable(false))));
        boolean append = nodes.stream().allMatch(node -> node.traits().changes() == ChangeMode.APPEND);
        PlanTraits traits = new PlanTraits(
                new RowType(fields),
                append ? ChangeMode.APPEND : ChangeMode.CHANGING,
                List.of(),
                false,
                TimeColumns.eventTime(times(groupKeys, nodes)),
                worst(nodes));
        return new GroupingSetsNode(input, groupKeys, nodes, groupings, traits);
    }

    /** The same aggregates over another input. */
    static GroupingSetsNode over(PlanFactory factory, GroupingSetsNode node, PlanNode input, EmitMode emit) {
        return node(
                factory,
                input,
                node.groupKeys(),
                positions(node),
                node.calls(),
                node.groupings(),
                groupingNames(node),
                emit);
    }

    /** Of each set, which of the node's keys it has. */
    static List<List<Integer>> positions(GroupingSetsNode node) {
        return node.sets().stream()
                .map(set ->
                        set.groupKeys().stream().map(node.groupKeys()::indexOf).toList())
                .toList();
    }

    static List<String> groupingNames(GroupingSetsNode node) {
        List<String> names = node.rowType().names();
        return names.subList(names.size() - node.groupings().size(), names.size());
    }

    /** Time columns that every set has. */
    static List<TimeColumn> times(List<Integer> groupKeys, List<AggregateNode> sets) {
        List<TimeColumn> common = null;
        for (AggregateNode set : sets) {
            List<TimeColumn> here = TimeColumns.of(set).stream()
                    .map(column -> column.at(groupKeys.indexOf(set.groupKeys().get(column.column()))))
                    .toList();
            common = common == null
                    ? here
                    : common.stream().filter(here::contains).toList();
        }
        return common;
    }

    private static StateBound worst(List<AggregateNode> sets) {
        StateBound worst = StateBound.NONE;
        for (AggregateNode set : sets) {
            StateBound bound = set.traits().state();
            worst = bound.kind().compareTo(worst.kind()) > 0 ? bound : worst;
        }
        return worst;
    }
}
