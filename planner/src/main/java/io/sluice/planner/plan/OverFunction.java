package io.sluice.planner.plan;

/** Functions that need OVER, and AGGREGATE for any aggregate used with it. */
public enum OverFunction {
    ROW_NUMBER("Number of the row within its partition, from 1.", "ROW_NUMBER() OVER (ORDER BY price)"),
    RANK("Number of rows before the row and its peers, plus 1.", "RANK() OVER (ORDER BY price)"),
    DENSE_RANK("Number of distinct order values before the row's, plus 1.", "DENSE_RANK() OVER (ORDER BY price)"),
    PERCENT_RANK(
            "(RANK − 1) / (rows of the partition − 1); 0 for a single row.", "PERCENT_RANK() OVER (ORDER BY price)"),
    CUME_DIST("Share of rows up to the row and its peers.", "CUME_DIST() OVER (ORDER BY price)"),
    NTILE("Bucket from 1 to n, the rows spread evenly in order.", "NTILE(4) OVER (ORDER BY price)"),
    LAG("Value n rows before the row, or the default.", "LAG(price, 1) OVER (ORDER BY at)"),
    LEAD("Value n rows after the row, or the default.", "LEAD(price, 1) OVER (ORDER BY at)"),
    FIRST_VALUE("Value of the first row of the frame.", "FIRST_VALUE(price) OVER (ORDER BY at)"),
    LAST_VALUE("Value of the last row of the frame.", "LAST_VALUE(price) OVER (ORDER BY at)"),
    NTH_VALUE("Value of the n-th row of the frame, NULL when there is none.", "NTH_VALUE(price, 2) OVER (ORDER BY at)"),
    AGGREGATE("Any aggregate over the rows of the frame.", "SUM(price) OVER (ORDER BY at ROWS 2 PRECEDING)");

    private final String description;
    private final String example;

    OverFunction(String description, String example) {
        this.description = description;
        this.example = example;
    }

    public String description() {
        return description;
    }

    public String example() {
        return example;
    }
}
