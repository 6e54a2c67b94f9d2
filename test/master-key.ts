/** The master key of every test database: fixed, so that parallel files agree on the role's password. */
export const TEST_MASTER_KEY = Buffer.alloc(32, 7)
