charter-document-pool-capacity = Pool “{ $name }”: nobody is given more leads in a week than they announced they can take.
charter-document-pool-monthly = Pool “{ $name }”: at the first of every month all are level again.
charter-document-everybody = everybody
charter-document-column-cap-name = Cap
charter-document-column-cap-for = On leads of which this is true
charter-warning-cap-without-figure = The cap “{ $cap }” names no figure, so it holds nobody back.
charter-warning-cap-never-counts = No lead can ever count for the cap “{ $cap }”.
charter-warning-cap-means-two-things = The cap “{ $cap }” stands for two conditions; leads of both are counted together.
