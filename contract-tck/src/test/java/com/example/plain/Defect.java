package com.example.plain;

/** A way in which a store can be wrong, with the rule of the kit that must find it. */
public enum Defect {
    NO_ROLLBACK("r42_outOfStockLeavesNothingBehind"),
    DUPLICATE_SWALLOWED("r11_takenEmailIsRefused"),
    TIES_IN_ASCENDING_ID("r20_ordersOfOneInstantComeInDescendingId"),
    ONE_ORDER_TOO_MANY("r20_r21_r22_ordersAreTheUsersNewestInFull"),
    ITEMS_OF_ONE_PRODUCT_MERGED("r41_productInSeveralLinesIsSeveralItems"),
    ORDER_WITHOUT_ITEMS_LOST("r22_orderWithoutItemsIsReadToo"),
    LEAST_TOTAL_EXCLUSIVE("r31_leastTotalIsInclusive"),
    END_OF_RANGE_INCLUSIVE("r31_rangeIncludesItsStartAndExcludesItsEnd"),
    LIMIT_BEFORE_ORDER("r33_firstOnesUpToTheLimit"),
    INJECTION("r05_noTextIsReadAsSql"),
    TEXT_TRIMMED("r05_textIsStoredCodePointByCodePoint"),
    NUL_REPLACED("r05_nulIsRefused"),
    CONNECTION_LEAKED_ON_FAILURE("r23_unknownUserIsNotFound"),
    TWO_CONNECTIONS_AT_ONCE("r03_oneConnectionSufficesAndComesBack"),
    READ_ONLY_LEFT_ON("r03_connectionComesBackAsItWasLent"),
    POOL_TIMEOUT_TAKEN_FOR_SERVER_DOWN("r02_poolExhaustedIsNotAnyOtherFailure"),
    TIME_IN_MILLISECONDS("r10_userIsStoredAsGiven"),
    TIME_ZONE_SHIFTED("r10_returnedUserIsWhatIsReadLater"),
    FLOAT_MONEY("r40_totalIsExactToTheCent"),
    STOCK_NOT_TAKEN("r41_stockFallsByWhatWasOrdered"),
    LOST_UPDATE("r45_ordersInOppositeOrderOfLinesDoNotDeadlock"),
    LOCKED_IN_ORDER_OF_LINES("r45_ordersInOppositeOrderOfLinesDoNotDeadlock"),
    UNKNOWN_PRODUCT_LEFT_OUT("r43_unknownProductLeavesNothingBehind"),
    FOREIGN_KEY_UNCLASSIFIED("r44_unknownUserLeavesNothingBehind");

    private final String rule;

    Defect(String rule) {
        this.rule = rule;
    }

    /** The name of the kit's method that must fail. */
    public String rule() {
        return rule;
    }
}
